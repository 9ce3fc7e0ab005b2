"""Cases: a folder with records, their pages and notebooks; made, reviewed, updated, shared."""
