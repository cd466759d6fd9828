"""One file per thing a person does; the only place where reading, thinking and writing meet."""
