"""Where the staff pages come from in these tests."""

from page_site import browser, part_of_the_region, site

__all__ = ["browser", "part_of_the_region", "site"]
