/* step_recorder: which instructions one thread runs.
 *
 *     step_recorder THREAD FILE
 *
 * Steps through THREAD and writes the address of each instruction to FILE as a native 64-bit number, until SIGTERM; then it
 * lets the thread go. Says "ready" on standard output when it has hold of the thread. Errors are told on standard error,
 * exit status 1. */

#include <errno.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ptrace.h>
#include <sys/user.h>
#include <sys/wait.h>

static volatile sig_atomic_t is_over;

static void end(int signal) { is_over = 1; }

static void fail(const char *what) {
  perror(what);
  exit(1);
}

/* Waits for the thread to stop. Answers 0 when the wait was cut by the end. */
static int wait_for_stop(pid_t thread, int *status) {
  while (waitpid(thread, status, __WALL) < 0) {
    if (errno != EINTR) fail("waitpid");
    if (is_over) return 0;
  }
  if (!WIFSTOPPED(*status)) exit(0);
  return 1;
}

/* A signal of the thread's own, to be handed on; 0 for stops of the tracing. */
static int own_signal(int status) {
  int signal = WSTOPSIG(status);
  return signal == SIGTRAP || status >> 16 != 0 ? 0 : signal;
}

int main(int count, char **arguments) {
  if (count != 3) {
    fprintf(stderr, "usage: step_recorder THREAD FILE\n");
    return 1;
  }
  pid_t thread = atoi(arguments[1]);
  FILE *file = fopen(arguments[2], "wb");
  if (!file) fail(arguments[2]);
  struct sigaction action = {.sa_handler = end}; /* no SA_RESTART: a wait must be cut */
  sigaction(SIGTERM, &action, NULL);

  int status, signal = 0;
  if (ptrace(PTRACE_SEIZE, thread, 0, 0) || ptrace(PTRACE_INTERRUPT, thread, 0, 0)) fail("ptrace");
  if (!wait_for_stop(thread, &status)) return 0;
  puts("ready");
  fflush(stdout);
  while (!is_over) {
    if (ptrace(PTRACE_SINGLESTEP, thread, 0, signal)) fail("ptrace");
    if (!wait_for_stop(thread, &status)) break;
    signal = own_signal(status);
    struct user_regs_struct registers;
    if (ptrace(PTRACE_GETREGS, thread, 0, &registers)) fail("ptrace");
    uint64_t address = registers.rip;
    if (fwrite(&address, sizeof address, 1, file) != 1) fail(arguments[2]);
  }
  /* A thread that sleeps in a system call has to stop before it can be let go. */
  if (ptrace(PTRACE_DETACH, thread, 0, 0) != 0) {
    ptrace(PTRACE_INTERRUPT, thread, 0, 0);
    if (waitpid(thread, &status, __WALL) == thread) ptrace(PTRACE_DETACH, thread, 0, 0);
  }
  return fclose(file) == 0 ? 0 : 1;
}
