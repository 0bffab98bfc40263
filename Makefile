# What a developer or a technician runs. The README names each target.
#
#   make demo         installs what is needed, builds, makes a province's year once a day, shows the way from a press to a report
#   make demo-scripted  the same as a whole day that plays itself and is reconciled
#   make test         installs what is needed, runs every test of the build
#   make test-schedules  SCHEDULES=10000 random lives of a counter: the session machine beside its model
#   make test-api     the APIs of kiosk and centre, of sessions and figures, held against their descriptions
#   make test-exports  workbooks of reports opened in LibreOffice: every cell is the page's figure
#   make test-screen-unit  the panel's picture and sounds, on a computer in QEMU as the guide makes it
#   make test-appliance  input devices of a kernel in QEMU: every input scenario, plugging in and out; needs root
#   make test-simulation  SEEDS=200 provinces in one process: bad disks, lines, clocks and a centre that falls; sums exact
#   make test-kill    KILLS=1000 kills of daemons at random instants, under load and behind a bad line; totals exact
#   make test-disk    a disk that fails at every single write, sync and cut of a life
#   make test-bytes   every byte of a journal, its log and its archive spoiled: no wrong figure comes of it
#   make journal-fixtures  keeps a journal of this version of the schema, for those that come after it
#   make test-power   CUTS=100 a machine's power cut at random instants: what was thanked for is there; needs root, QEMU
#   make bench-press  how long a press takes to the disk, beside a C program doing the same commit
#   make bench-durability  what is gone of acknowledged ratings after kill -9 and power cuts, beside brokers; needs root
#   make bench-screen  how long until the screen shows it, in a real browser
#   make bench-input  bouncing presses, cables pulled, events a second beside bare libevdev, what wakes a kiosk at rest
#   make bench-forward  a backlog of COUNT=1000000 ratings on its way to a centre, and how fast a journal is verified
#   make bench-centre  taking in beside PostgreSQL alone, KIOSKS=5000 at once, a press until it is countersigned, pages of a
#                     year of RATINGS=20000000, on both engines
#   make bench-nation  pages alone, of a nation's year of 100 million ratings
#   make press-order  lays kioskd out in the order in which a press and its start run through it
#   make lint         formatting, as the suite holds it
#   make lint-python  harnesses written in Python: names that do not exist, calls that do not fit
#   make release      optimised programs in .build/release

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.PHONY: demo demo-packages demo-scripted test test-api test-exports test-schedules test-screen-unit test-appliance test-simulation test-kill test-disk test-bytes journal-fixtures test-power bench-press bench-screen bench-durability bench-input bench-forward bench-centre bench-nation press-order lint lint-python format release packages test-packages durability-packages power-packages clean

# To build and run.
PACKAGES := libsqlite3-dev libevdev-dev libudev-dev libsystemd-dev zlib1g-dev libzip-dev libxlsxwriter-dev libpq-dev pkg-config
# The demo's issued reports as PDF.
DEMO_PACKAGES := weasyprint fonts-liberation2
# To test: device testbed, browser, tools the tests compare with.
TEST_PACKAGES := umockdev libumockdev-dev gir1.2-umockdev-1.0 python3-gi python3 python3-venv systemd udev strace gcc sqlite3 postgresql postgresql-client \
	chromium fonts-noto-core poppler-utils espeak-ng $(DEMO_PACKAGES)
# What bench-durability measures the kiosk beside, and its disk that loses power.
DURABILITY_PACKAGES := rsyslog rsyslog-relp mosquitto nats-server libfuse3-dev fuse3 e2fsprogs mount
# A machine of one's own, and its disk.
POWER_PACKAGES := qemu-system-x86 mmdebstrap cpio binutils libfuse3-dev fuse3 e2fsprogs mount
AS_ROOT := $(if $(filter 0,$(shell id -u)),,sudo)
# Functions in sections of their own, so that kioskd's can be laid out in the order of a press.
RELEASE := swift build -c release -Xswiftc -static-stdlib -Xswiftc -Xfrontend -Xswiftc -function-sections
INSTALL = $(AS_ROOT) env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends

packages:
	@dpkg -s $(PACKAGES) >/dev/null 2>&1 || { $(AS_ROOT) apt-get update -q; $(INSTALL) $(PACKAGES); }

demo-packages: packages
	@dpkg -s $(DEMO_PACKAGES) >/dev/null 2>&1 || { $(AS_ROOT) apt-get update -q; $(INSTALL) $(DEMO_PACKAGES); }

test-packages: packages
	@dpkg -s $(TEST_PACKAGES) >/dev/null 2>&1 || { $(AS_ROOT) apt-get update -q; $(INSTALL) $(TEST_PACKAGES); }

# The year ends yesterday: what was made today, by this version, is used again.
demo: demo-packages
	swift build --product kioskd && swift build --product evaluationd && swift build --product kioskctl && swift build --product nation
	.build/debug/nation year .build/demo-year
	.build/debug/kioskctl demo --year .build/demo-year

demo-scripted: packages
	swift build --product kioskd && swift build --product evaluationd && swift build --product kioskctl
	.build/debug/kioskctl demo --scripted

# Sixteen at a time: without a bound all begin at once, each with its files and programs.
test: test-packages lint
	swift build --build-tests
	SWT_EXPERIMENTAL_MAXIMUM_PARALLELIZATION_WIDTH=16 swift test --skip-build

# The APIs of kiosk and centre held against their own descriptions, by requests that nobody thought of: so many for
# each operation.
API_EXAMPLES ?= 200
test-api: test-packages
	swift build --product kioskd && swift build --product evaluationd
	python3 -m venv .build/schemathesis && .build/schemathesis/bin/pip install --quiet schemathesis==4.32.5
	python3 Tests/API/sessions_api.py --kioskd .build/debug/kioskd --evaluationd .build/debug/evaluationd \
		--schemathesis .build/schemathesis/bin/schemathesis --examples $(API_EXAMPLES)

# LibreOffice is large, so CI has it not.
test-exports: test-packages
	@dpkg -s libreoffice-calc >/dev/null 2>&1 || { $(AS_ROOT) apt-get update -q; $(INSTALL) libreoffice-calc; }
	swift build --product evaluationd && swift build --product nation
	python3 Tests/API/exports.py --evaluationd .build/debug/evaluationd --nation .build/debug/nation

# Optimised, on both cores; needs nothing but Swift once the packages are there.
SCHEDULES ?= 10000
SEED ?= 0
test-schedules: packages
	$(RELEASE) --product schedules
	.build/release/schedules --count $(SCHEDULES) --seed $(SEED)

# Carries out the guide's commands in an image of Debian and boots it. Needs root.
test-screen-unit: packages
	@dpkg -s mmdebstrap qemu-system-x86 >/dev/null 2>&1 || { $(AS_ROOT) apt-get update -q; $(INSTALL) mmdebstrap qemu-system-x86; }
	$(RELEASE) --product kioskd
	$(RELEASE) --product kioskctl
	$(AS_ROOT) python3 -B Tests/Appliance/screen_unit.py --programs .build/release

# Input devices of a kernel of their own.
test-appliance: power-packages
	$(RELEASE) --product kioskd
	$(RELEASE) --product kioskctl
	$(AS_ROOT) python3 -B Tests/Appliance/appliance.py --programs .build/release --scenarios Tests/Fixtures/InputScenarios

# Each seed is a life of its own; the first is FIRST_SEED. What fails names its seed.
SEEDS ?= 200
FIRST_SEED ?= 1
test-simulation: test-packages
	swift build --build-tests
	SIMULATION_SEEDS=$(SEEDS) SIMULATION_FIRST=$(FIRST_SEED) swift test --skip-build --filter SimulationTests

# Real daemons under load, killed at random instants. Other instants each time; KILL_SEED=N for the same days again.
KILLS ?= 1000
CENTRE_KILLS ?= $(shell expr $(KILLS) / 5)
test-kill: packages
	swift build --product kioskd && swift build --product evaluationd && swift build --product kioskctl
	python3 Tests/Torture/test_kill.py --programs .build/debug --kills $(KILLS) --centre-kills $(CENTRE_KILLS) \
		$(if $(KILL_SEED),--seed $(KILL_SEED))

# EVERY=20 for a trial: only each 20th call fails.
EVERY ?= 1
test-disk: test-packages
	swift build --product kioskd
	python3 Tests/Torture/test_disk.py --kioskd .build/debug/kioskd --every $(EVERY)

# EVERY=20 for a trial, as above. In memory: a full run opens hundreds of thousands of journals.
BYTES_SEED ?= 0
BYTES_FOLDER ?= $(if $(wildcard /dev/shm),/dev/shm,/tmp)
test-bytes: packages
	$(RELEASE) --product tamper
	SWIFT_DETERMINISTIC_HASHING=1 .build/release/tamper --every $(EVERY) --seed $(BYTES_SEED) --folder $(BYTES_FOLDER)

# After a change of the journal's schema. What is there is what an earlier version left behind, and is never made again.
journal-fixtures: test-packages
	swift build --build-tests
	MAKE_JOURNAL_FIXTURES=1 swift test --skip-build --filter missingFixturesAreMade

power-packages: test-packages
	@dpkg -s $(POWER_PACKAGES) >/dev/null 2>&1 || { $(AS_ROOT) apt-get update -q; $(INSTALL) $(POWER_PACKAGES); }

CUTS ?= 100
test-power: power-packages
	$(RELEASE) --product kioskd
	$(AS_ROOT) python3 Tests/Torture/test_power.py --kioskd .build/release/kioskd --cuts $(CUTS) \
		$(if $(POWER_SEED),--seed $(POWER_SEED))

bench-press: test-packages
	$(RELEASE) --product kioskd
	$(RELEASE) --product evaluationd
	python3 Tests/Benchmarks/bench_press.py --kioskd .build/release/kioskd

# As packages do, the three programs also begin to run as services of this machine; the benchmark starts its own.
durability-packages: test-packages
	@dpkg -s $(DURABILITY_PACKAGES) >/dev/null 2>&1 || { $(AS_ROOT) apt-get update -q; $(INSTALL) $(DURABILITY_PACKAGES); }

bench-durability: durability-packages
	$(RELEASE) --product kioskd
	$(AS_ROOT) python3 Tests/Benchmarks/bench_durability.py --kioskd .build/release/kioskd

bench-screen: test-packages
	$(RELEASE) --product kioskd
	$(RELEASE) --product schedules
	python3 Tests/Benchmarks/bench_screen.py --kioskd .build/release/kioskd --schedules .build/release/schedules

# PRESSES=1000 CYCLES=50 for a trial.
PRESSES ?= 10000
CYCLES ?= 500
bench-input: test-packages
	$(RELEASE) --product kioskd
	$(RELEASE) --product device-probe
	python3 Tests/Benchmarks/bench_input.py --kioskd .build/release/kioskd --device-probe .build/release/device-probe \
		--presses $(PRESSES) --cycles $(CYCLES)

# The journal is made once for each COUNT and kept in .build; a million ratings take a few minutes and some 2 GB.
COUNT ?= 1000000
bench-forward: test-packages
	$(RELEASE) --product kioskd
	$(RELEASE) --product kioskctl
	$(RELEASE) --product evaluationd
	$(RELEASE) --product backlog
	python3 Tests/Benchmarks/bench_forward.py --programs .build/release --count $(COUNT)

# The year is filled in once and moved to the other engine: needs some tens of GB below .build, and patience.
# SIZE=province RATINGS=590000 for a trial.
KIOSKS ?= 5000
SIZE ?= nation
RATINGS ?= 20000000
BENCH_CENTRE = python3 Tests/Benchmarks/bench_centre.py --programs .build/release --kiosks $(KIOSKS) --size $(SIZE)
bench-centre: test-packages
	$(RELEASE) --product kioskd
	$(RELEASE) --product evaluationd
	$(RELEASE) --product nation
	$(BENCH_CENTRE) --ratings $(RATINGS)

bench-nation: test-packages
	$(RELEASE) --product kioskd
	$(RELEASE) --product evaluationd
	$(RELEASE) --product nation
	$(BENCH_CENTRE) --parts pages --ratings 100000000

# After changes to what a press runs through: lays kioskd out anew.
press-order: test-packages
	$(RELEASE) --product kioskd
	python3 Tests/Benchmarks/press_order.py --kioskd .build/release/kioskd --output Sources/kioskd/press-order.txt
	rm .build/release/kioskd # nothing else tells the build that the order has changed
	$(RELEASE) --product kioskd

lint:
	swift format lint --strict --recursive Package.swift Sources Tests

# Most of these run behind targets of their own, some only after days: what one of them renames is found at once.
HARNESSES = $(shell find Tests -name '*.py')
lint-python: test-packages
	python3 -m venv .build/pylint && .build/pylint/bin/pip install --quiet pylint==4.1.4
	@PYTHONPATH=$(subst $() ,:,$(sort $(dir $(HARNESSES)))) .build/pylint/bin/pylint --errors-only --ignored-modules=gi \
		--disable=unsubscriptable-object $(HARNESSES)

format:
	swift format --in-place --recursive Package.swift Sources Tests

release: packages
	$(RELEASE) --product kioskd
	$(RELEASE) --product evaluationd
	$(RELEASE) --product kioskctl

clean:
	rm -rf .build
