"""What any text is made of, whatever is asked of it: its language, the persons it names."""
