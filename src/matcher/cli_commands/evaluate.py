"""`matcher evaluate`: measures, each beside what it is to be compared with."""

from matcher.cli_commands.evaluate_allocation import allocation
from matcher.cli_commands.evaluate_disclosure import disclosure
from matcher.cli_commands.evaluate_encoder import encoder
from matcher.cli_commands.evaluate_explanations import explanations
from matcher.cli_commands.terminal import command_app

app = command_app("evaluate")


@app.callback()
def evaluate() -> None:
    """Measure the encoder and the lists, or test the promises of disclosure and of explanations."""


app.command("encoder")(encoder)
app.command("allocation")(allocation)
app.command("disclosure")(disclosure)
app.command("explanations")(explanations)
