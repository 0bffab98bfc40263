/* A program whose lines are passed on as they come. */

#define _GNU_SOURCE
#include "scenario_player.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { END_PATIENCE_SECONDS = 10 };

void watch_program(struct watched *watched, char *const arguments[]) {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) < 0) fail("pipe: %s", strerror(errno));
  *watched = (struct watched){.process = fork(), .output = ends[0]};
  if (watched->process < 0) fail("fork: %s", strerror(errno));
  if (watched->process == 0) {
    dup2(ends[1], STDOUT_FILENO);
    dup2(open("/dev/null", O_RDONLY | O_CLOEXEC), STDIN_FILENO);
    execv(arguments[0], arguments);
    _exit(127);
  }
  close(ends[1]);
}

static void close_output(struct watched *watched) {
  close(watched->output);
  watched->output = -1;
}

/* Passes the whole lines on, and says whether one of them holds the word. */
static int pass_lines(struct watched *watched, const char *word) {
  int is_said = 0;
  char *end;
  while ((end = memchr(watched->line, '\n', watched->filled))) {
    size_t length = (size_t)(end - watched->line);
    *end = 0;
    printf("said %s\n", watched->line);
    is_said |= word && strstr(watched->line, word);
    watched->filled -= length + 1;
    memmove(watched->line, end + 1, watched->filled);
  }
  if (watched->filled == sizeof watched->line) fail("the program said a line of more than %zu bytes", sizeof watched->line);
  return is_said;
}

static int read_more(struct watched *watched, const char *word) {
  ssize_t count = read(watched->output, watched->line + watched->filled, sizeof watched->line - watched->filled);
  if (count <= 0) {
    close_output(watched);
    return 0;
  }
  watched->filled += (size_t)count;
  return pass_lines(watched, word);
}

static void sleep_until(int64_t until) {
  struct timespec at = {.tv_sec = until / 1000000, .tv_nsec = until % 1000000 * 1000};
  while (clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &at, NULL) == EINTR) continue;
}

int listen_for(struct watched *watched, const char *word, int64_t until) {
  int64_t left;
  while ((left = until - now_microseconds()) > 0) {
    /* A program that has nothing more to say is no reason to come sooner. */
    if (watched->output < 0) {
      if (word) return 0;
      sleep_until(until);
      return 0;
    }
    struct pollfd output = {.fd = watched->output, .events = POLLIN};
    struct timespec patience = {.tv_sec = left / 1000000, .tv_nsec = left % 1000000 * 1000};
    if (ppoll(&output, 1, &patience, NULL) > 0 && read_more(watched, word)) return 1;
  }
  return 0;
}

void listen_until(struct watched *watched, int64_t until) { listen_for(watched, NULL, until); }

void await_end(struct watched *watched, const char *why, int64_t until) {
  /* No line holds this word: it listens to the end. */
  listen_for(watched, "\n", until);
  if (watched->output >= 0) fail("the program did not end %s", why);
  end_program(watched);
}

void end_program(struct watched *watched) {
  if (watched->process <= 0) return;
  if (watched->output >= 0) {
    kill(watched->process, SIGTERM);
    close_output(watched);
  }
  int64_t until = now_microseconds() + END_PATIENCE_SECONDS * 1000000LL;
  while (waitpid(watched->process, NULL, WNOHANG) == 0) {
    if (now_microseconds() > until) kill(watched->process, SIGKILL);
    sleep_until(now_microseconds() + 10000);
  }
  watched->process = 0;
}
