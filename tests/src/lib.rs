//! Empty: this package only holds integration tests.
