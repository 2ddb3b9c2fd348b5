"""What the pages say to somebody whose form came after their session ran out."""

from typing import Final

RAN_OUT: Final = (
    "U was te lang weg en bent daarom uitgelogd. Wat u invulde is bewaard. Log weer in om het "
    "alsnog te versturen."
)
UNSENT: Final = "Dit is nog niet verstuurd"
UNSENT_HELP: Final = (
    "U was uitgelogd toen u dit verstuurde. U bent nu weer ingelogd. Verstuur het alsnog, of ga terug naar "
    "het formulier. Dan begint u opnieuw."
)
UNSENT_TEXTS: Final = "Dit schreef u"
SEND_NOW: Final = "Nu versturen"
DO_NOT_SEND: Final = "Niet versturen"
