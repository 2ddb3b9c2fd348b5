"""What only employers ask for. Walled off: it may know of vacancies and introductions, no more."""
