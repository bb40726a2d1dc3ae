# The only door to building, running and testing. Each target first installs what it needs and says so.

.PHONY: run test build practice tools help

export CARGO_TERM_COLOR ?= auto

help:
	@echo "make run    open the program on a practice centre"
	@echo "make test   format, lints and all tests"
	@echo "make build  the release program, target/release/shubbak"

run:
	@installer/linux/needs.sh run
	cargo build --release --locked
	@installer/linux/run.sh

build:
	@installer/linux/needs.sh build
	cargo build --release --locked

test:
	@installer/linux/needs.sh test
	cargo fmt --check
	cargo clippy --locked --all-targets -- -D warnings
	cargo test --locked --no-fail-fast
