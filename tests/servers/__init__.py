"""Real servers for tests: started on loopback, stopped by the test that started them."""
