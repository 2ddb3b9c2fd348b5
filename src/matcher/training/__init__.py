"""What makes encoders and rankers, and measures them; nothing that serves imports it."""
