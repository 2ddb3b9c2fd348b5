"""Which regions mean something here."""

from sqlalchemy import Connection, literal, select, union_all

from matcher.domain.ids import RegionCode
from matcher.storage.tables import clients, employers, vacancies


def region_in_use(connection: Connection, region: RegionCode) -> bool:
    """Tell whether any client, vacancy or employer is in this region."""
    of_any = [
        select(literal(1)).where(table.c.region == region)
        for table in (clients, vacancies, employers)
    ]
    return connection.execute(union_all(*of_any).limit(1)).first() is not None
