"""What several protocols need: connected sockets, who a job is, whether bytes are right."""
