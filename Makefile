# The only door to building, running and testing. Each target first installs what it needs and says so.

.PHONY: run test build hq help

export CARGO_TERM_COLOR ?= auto

help:
	@echo "make run    open the program on a practice centre"
	@echo "make test   format, lints and all tests"
	@echo "make build  the release program, target/release/shubbak"
	@echo "make hq     a headquarters for practice, on a PostgreSQL of its own, in target/headquarters"

run:
	@installer/linux/needs.sh run
	cargo build --release --locked
	@installer/linux/run.sh

build:
	@installer/linux/needs.sh build
	cargo build --release --locked

hq:
	@installer/linux/needs.sh hq
	cargo build --release --locked
	@installer/linux/headquarters.sh target/release/shubbak target/headquarters

# clippy's own compiler builds what is tested, so that the lints cost no second build of everything; what paints
# and counts in the tests is slow without some optimisation.
TESTED = CARGO_PROFILE_DEV_OPT_LEVEL=1 CARGO_PROFILE_DEV_DEBUG=0 \
	RUSTC_WORKSPACE_WRAPPER="$$(command -v clippy-driver)" CLIPPY_ARGS=-D__CLIPPY_HACKERY__warnings__CLIPPY_HACKERY__

test:
	@installer/linux/needs.sh test
	cargo fmt --check
	$(TESTED) cargo build --locked --tests --benches
	$(TESTED) cargo test --locked --no-fail-fast
