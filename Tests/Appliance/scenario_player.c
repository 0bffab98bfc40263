/* scenario_player: plays one scenario in the machine. Makes its device with uinput, starts the program that reads it, writes
 * the frames at their times and passes on what the program says.
 *
 *     scenario_player PROGRAM ARGUMENT... < STEPS
 *
 * PROGRAM is given the device's node as its last argument. The steps are lines that `input_scenario.py` has made of a
 * scenario: all names are numbers by then.
 *
 *     name TEXT                 id VENDOR PRODUCT VERSION (hexadecimal)
 *     bit TYPE CODE             axis CODE MINIMUM MAXIMUM          property NUMBER
 *     held KEY                  down before the program looks
 *     start                     plugs the device and starts the program
 *     plug MS    unplug MS      later times count from the moment at which the program reads the device again
 *     frame MS TYPE CODE VALUE TYPE CODE VALUE ...
 *     finish MS                 so long after the last step
 *
 * Says lines: "node PATH", "said LINE" for each line of the program, "late MICROSECONDS" how late a frame was at most, and at
 * the end "played", or "failed TEXT". */

#define _GNU_SOURCE
#include "scenario_player.h"

#include <sched.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { READY_PATIENCE_SECONDS = 60, GONE_PATIENCE_SECONDS = 10, MOST_HELD = 16 };

static struct description description = {
    .setup = {.id = {.bustype = BUS_USB, .vendor = 0x1209, .product = 0x2303, .version = 0x0111}, .name = "Input scenario"}};
static int held[MOST_HELD], held_count;
static char *const *program;
static int program_words;
static struct watched watched = {.output = -1};
static int device = -1;
/* The scenario's own zero, and how far it has come. */
static int64_t zero, last_step, latest;

void fail(const char *format, ...) {
  va_list values;
  va_start(values, format);
  printf("failed ");
  vprintf(format, values);
  printf("\n");
  va_end(values);
  /* A program that is left behind would hold on to a node that is gone. */
  if (watched.process > 0) end_program(&watched);
  exit(1);
}

int64_t now_microseconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec * 1000000LL + now.tv_nsec / 1000;
}

static void hold_keys(void) {
  int64_t now = now_microseconds();
  for (int i = 0; i < held_count; i++) write_event(device, now, EV_KEY, held[i], 1);
  if (held_count > 0) write_event(device, now, EV_SYN, SYN_REPORT, 0);
  held_count = 0;
}

/* `milliseconds` is the moment of the scenario that begins once the program reads. */
static void start(int milliseconds) {
  char node[64], *arguments[64] = {0};
  device = plug_device(&description, node);
  printf("node %s\n", node);
  hold_keys();
  if (program_words > 62) fail("the program has too many arguments");
  memcpy(arguments, program, (size_t)program_words * sizeof *arguments);
  arguments[program_words] = node;
  watch_program(&watched, arguments);
  if (!listen_for(&watched, "\"kind\":\"ready\"", now_microseconds() + READY_PATIENCE_SECONDS * 1000000LL)) {
    if (watched.output < 0) fail("%s ended before it said that it reads %s", program[0], node);
    fail("%s did not say that it reads %s within %d s", program[0], node, READY_PATIENCE_SECONDS);
  }
  zero = now_microseconds() - milliseconds * 1000LL;
}

static void require_reader(void) {
  if (device >= 0 && watched.output < 0) fail("%s ended while it had a device to read", program[0]);
}

/* Waits for a moment of the scenario. */
static int64_t await_moment(int milliseconds) {
  last_step = zero + milliseconds * 1000LL;
  listen_until(&watched, last_step);
  require_reader();
  int64_t late = now_microseconds() - last_step;
  if (late > latest) latest = late;
  return last_step;
}

static void play_frame(char *words) {
  int used, milliseconds, type, code, value;
  if (sscanf(words, "%d%n", &milliseconds, &used) != 1) fail("no time: %s", words);
  int64_t at = await_moment(milliseconds);
  for (words += used; sscanf(words, "%d %d %d%n", &type, &code, &value, &used) == 3; words += used)
    write_event(device, at, type, code, value);
  write_event(device, at, EV_SYN, SYN_REPORT, 0);
}

static void unplug(int milliseconds) {
  await_moment(milliseconds);
  unplug_device(device);
  device = -1;
  await_end(&watched, "when its device had gone", now_microseconds() + GONE_PATIENCE_SECONDS * 1000000LL);
}

static void finish(int milliseconds) {
  listen_until(&watched, last_step + milliseconds * 1000LL);
  require_reader();
  end_program(&watched);
  printf("late %lld\nplayed\n", (long long)latest);
}

static void add_axis(int code, int minimum, int maximum) {
  if (description.axis_count == MOST_AXES) fail("more than %d axes", MOST_AXES);
  description.axes[description.axis_count++] =
      (struct uinput_abs_setup){.code = (uint16_t)code, .absinfo = {.minimum = minimum, .maximum = maximum}};
}

static void add_bit(int type, int code) {
  if (description.bit_count == MOST_CODES) fail("more than %d keys and switches", MOST_CODES);
  description.bits[description.bit_count++] = (struct bit){type, code};
}

static void add_property(int number) {
  if (description.property_count == MOST_PROPERTIES) fail("more than %d properties", MOST_PROPERTIES);
  description.properties[description.property_count++] = number;
}

static int describe(const char *word, char *rest) {
  int a, b, c, count = sscanf(rest, "%d %d %d", &a, &b, &c);
  struct input_id *id = &description.setup.id;
  if (!strcmp(word, "name")) snprintf(description.setup.name, sizeof description.setup.name, "%s", rest);
  else if (!strcmp(word, "id")) return sscanf(rest, "%hx %hx %hx", &id->vendor, &id->product, &id->version) == 3;
  else if (!strcmp(word, "bit") && count == 2) add_bit(a, b);
  else if (!strcmp(word, "axis") && count == 3) add_axis(a, b, c);
  else if (!strcmp(word, "property") && count == 1) add_property(a);
  else if (!strcmp(word, "held") && count == 1 && held_count < MOST_HELD) held[held_count++] = a;
  else return 0;
  return 1;
}

static void play(char *line) {
  char *rest = line + strcspn(line, " ");
  if (*rest) *rest++ = 0;
  if (!strcmp(line, "start")) start(0);
  else if (!strcmp(line, "plug")) start(atoi(rest));
  else if (!strcmp(line, "unplug")) unplug(atoi(rest));
  else if (!strcmp(line, "frame")) play_frame(rest);
  else if (!strcmp(line, "finish")) finish(atoi(rest));
  else if (!describe(line, rest)) fail("no such step: %s %s", line, rest);
}

/* A busy or emulated machine shall come late to as few frames as can be; the program that reads gets no such favour. */
static void be_punctual(void) {
  struct sched_param first = {.sched_priority = 1};
  sched_setscheduler(0, SCHED_FIFO | SCHED_RESET_ON_FORK, &first);
}

int main(int count, char *words[]) {
  if (count < 2) fail("no program is named");
  setvbuf(stdout, NULL, _IOLBF, 0);
  program = words + 1;
  program_words = count - 1;
  be_punctual();
  char line[8192];
  while (fgets(line, sizeof line, stdin)) {
    line[strcspn(line, "\n")] = 0;
    play(line);
  }
  return 0;
}
