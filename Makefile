# What a developer or a technician runs. The README names each target.
#
#   make demo         installs what is needed, builds, shows the whole way from a press to a report
#   make test         installs what is needed, runs every test of the build
#   make test-schedules  SCHEDULES=10000 random lives of a counter: the session machine beside its model
#   make bench-press  how long a press takes to the disk, beside a C program doing the same commit
#   make press-order  lays kioskd out in the order in which a press runs through it
#   make lint         formatting, as the suite holds it
#   make release      optimised programs in .build/release

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.PHONY: demo demo-scripted test test-api test-schedules bench-press press-order lint format release packages test-packages clean

# To build and run.
PACKAGES := libsqlite3-dev libevdev-dev libudev-dev libsystemd-dev pkg-config
# To test: device testbed, browser, tools the tests compare with.
TEST_PACKAGES := umockdev libumockdev-dev gir1.2-umockdev-1.0 python3-gi python3 systemd udev strace gcc sqlite3 \
	chromium fonts-noto-core poppler-utils
AS_ROOT := $(if $(filter 0,$(shell id -u)),,sudo)
# Functions in sections of their own, so that kioskd's can be laid out in the order of a press.
RELEASE := swift build -c release -Xswiftc -static-stdlib -Xswiftc -Xfrontend -Xswiftc -function-sections
INSTALL = $(AS_ROOT) env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends

packages:
	@dpkg -s $(PACKAGES) >/dev/null 2>&1 || { $(AS_ROOT) apt-get update -q; $(INSTALL) $(PACKAGES); }

test-packages: packages
	@dpkg -s $(TEST_PACKAGES) >/dev/null 2>&1 || { $(AS_ROOT) apt-get update -q; $(INSTALL) $(TEST_PACKAGES); }

demo: packages
	swift build --product kioskd && swift build --product evaluationd && swift build --product kioskctl
	.build/debug/kioskctl demo

demo-scripted: packages
	swift build --product kioskd && swift build --product evaluationd && swift build --product kioskctl
	.build/debug/kioskctl demo --scripted

test: test-packages lint
	swift build --build-tests
	swift test --skip-build

# The sessions listener held against its own description, by requests that nobody thought of.
test-api: test-packages
	swift build --product kioskd
	python3 -m venv .build/schemathesis && .build/schemathesis/bin/pip install --quiet schemathesis==4.32.5
	python3 Tests/API/sessions_api.py --kioskd .build/debug/kioskd --schemathesis .build/schemathesis/bin/schemathesis

# Optimised, on both cores; needs nothing but Swift once the packages are there.
SCHEDULES ?= 10000
SEED ?= 0
test-schedules: packages
	swift build -c release --product schedules
	.build/release/schedules --count $(SCHEDULES) --seed $(SEED)

bench-press: test-packages
	$(RELEASE) --product kioskd
	$(RELEASE) --product evaluationd
	python3 Tests/Benchmarks/bench_press.py --kioskd .build/release/kioskd

# After changes to what a press runs through: lays kioskd out anew.
press-order: test-packages
	$(RELEASE) --product kioskd
	python3 Tests/Benchmarks/press_order.py --kioskd .build/release/kioskd --output Sources/kioskd/press-order.txt
	rm .build/release/kioskd # nothing else tells the build that the order has changed
	$(RELEASE) --product kioskd

lint:
	swift format lint --strict --recursive Package.swift Sources Tests

format:
	swift format --in-place --recursive Package.swift Sources Tests

release: packages
	$(RELEASE) --product kioskd
	$(RELEASE) --product evaluationd
	$(RELEASE) --product kioskctl

clean:
	rm -rf .build
