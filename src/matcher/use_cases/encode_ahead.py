"""Encodes what the vacancies of a file say before they are loaded, so that no search waits for it.

A running server takes in what was loaded with its next search, whoever asks, and thousands of new texts
take minutes to encode. The vectors are kept where the server looks for them.
"""

from pathlib import Path

from matcher.exchange.ids import SameIds
from matcher.exchange.vacancies import VacancyShape
from matcher.features.sentences import sentences_of
from matcher.retrieval.text_space import TextSpace
from matcher.use_cases.import_lines import batches, read_records
from matcher.use_cases.import_terms import Progress


def encode_ahead(space: TextSpace, path: Path, progress: Progress) -> None:
    """Keep the vectors of the sentences in a JSONL file of vacancies; faulty lines are passed over.

    Raises:
        InvalidInputError: the file cannot be read.
        EncoderUnavailableError: there is a text without vector, and no usable encoder.
    """
    for batch in batches(read_records(path, VacancyShape, "vacancy_id", about_a_person=False)):
        vacancies = [read.item.to_domain(SameIds()) for read in batch if read.item is not None]
        space.passages([s.text for vacancy in vacancies for s in sentences_of(vacancy)])
        progress(len(batch))
