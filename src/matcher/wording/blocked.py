"""The step that would lift the one thing that blocks a pair, put neutrally: it never nudges openness."""

from matcher.domain.vacancies import Demand

STEPS = {
    Demand.QUALIFICATION: (
        "Vraag de werkgever of het diploma echt nodig is, of dat ervaring of leren op het werk ook kan."
    ),
    Demand.LANGUAGE: (
        "Vraag de werkgever welk taalniveau het werk echt vraagt, en of taalles op het werk kan."
    ),
    Demand.HOURS: "Vraag de werkgever of andere uren kunnen, of dat de uren later kunnen groeien.",
    Demand.TIMES: "Vraag de werkgever of het werk op andere tijden kan.",
    Demand.DRIVING_LICENCE: "Vraag de werkgever of het werk ook zonder rijbewijs kan.",
    Demand.PLACE: "Kijk samen of een andere manier van reizen kan.",
    Demand.REGISTER_ENTRY: (
        "Deze baan is voor mensen in het doelgroepregister. Dat kan alleen als de cliënt besluit "
        "dit aan deze werkgever te vertellen. Zo niet, dan past deze baan nu niet."
    ),
    Demand.WAY_OF_APPLYING: (
        "Deze baan loopt via werkgeversdiensten. Dat kan alleen als de cliënt besluit dat u mag "
        "helpen bij deze werkgever. Zo niet, dan past deze baan nu niet."
    ),
}
