"""What the operating system knows: directories, clocks and conditions."""
