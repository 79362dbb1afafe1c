"""Where jobs and their history are kept: SQLite and memory behind one port."""
