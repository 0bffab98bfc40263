/* The parts of scenario_player: the device that is made, the program that reads it, and time. */

#ifndef SCENARIO_PLAYER_H
#define SCENARIO_PLAYER_H

#include <linux/uinput.h>
#include <stdint.h>
#include <sys/types.h>

/* Ends the program; what it says is what the scenario failed of. */
_Noreturn void fail(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* CLOCK_MONOTONIC, by which events are stamped. */
int64_t now_microseconds(void);

/* uinput_device.c ------------------------------------------------------------------------------------------------------ */

enum { MOST_CODES = 1024, MOST_AXES = 64, MOST_PROPERTIES = 8 };

struct bit {
  int type, code;
};

struct description {
  struct uinput_setup setup;
  struct bit bits[MOST_CODES];
  int bit_count;
  struct uinput_abs_setup axes[MOST_AXES];
  int axis_count;
  int properties[MOST_PROPERTIES];
  int property_count;
};

/* Makes the device and waits until udev has described its node, whose path is written to `node`. */
int plug_device(const struct description *description, char node[64]);
void unplug_device(int device);

/* Stamped by `at` rather than by the moment at which an emulated machine comes to it. */
void write_event(int device, int64_t at, int type, int code, int value);

/* watched_program.c ---------------------------------------------------------------------------------------------------- */

struct watched {
  pid_t process;
  int output; /* -1 once it has been read to its end. */
  size_t filled;
  char line[4096];
};

/* Starts it; its lines are passed on to our output. */
void watch_program(struct watched *watched, char *const arguments[]);

/* Passes on what it says until then. */
void listen_until(struct watched *watched, int64_t until);

/* ... or until it says a line with `word` in it. */
int listen_for(struct watched *watched, const char *word, int64_t until);

/* Waits until it has ended by itself, and fails when it does not. */
void await_end(struct watched *watched, const char *why, int64_t until);

/* Ends it. What it still says is thrown away. */
void end_program(struct watched *watched);

#endif
