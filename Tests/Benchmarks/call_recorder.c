/* call_recorder: which functions a program enters, in the order in which it first comes to each.
 *
 *     call_recorder PROGRAM ENTRIES FILE COMMAND...
 *
 * Runs COMMAND, which becomes PROGRAM by exec, and writes where a function begins to FILE when any of its threads first enters
 * it. ENTRIES are the functions' beginnings in ascending order; both files hold native 64-bit numbers that count from where the
 * program is loaded. On SIGUSR1 it writes a zero and begins anew: what was entered before is written once more. Ends with the
 * program and its exit status; errors of its own are told on standard error, exit status 125.
 *
 * A breakpoint at each entry, taken away when it is hit: the program loses some microseconds for each function, once. Programs
 * that PROGRAM forks are not followed. */

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/stat.h>
#include <sys/user.h>
#include <sys/wait.h>
#include <unistd.h>

enum { BREAKPOINT = 0xCC, MOST_THREADS = 256 };

struct thread {
  pid_t id;
  int is_stopped, signal;
};

static struct thread threads[MOST_THREADS];
static size_t thread_count;

static uint64_t *entries, base;
static size_t entry_count;
static unsigned char *originals, *is_armed;
static int memory = -1;
static FILE *record;

static void fail(const char *what) {
  perror(what);
  exit(125);
}

static void read_entries(const char *path) {
  FILE *file = fopen(path, "rb");
  struct stat about;
  if (!file || fstat(fileno(file), &about)) fail(path);
  entry_count = about.st_size / sizeof *entries;
  entries = malloc(about.st_size + 1);
  originals = malloc(entry_count + 1);
  is_armed = calloc(entry_count + 1, 1);
  if (!entries || !originals || !is_armed) fail("malloc");
  if (fread(entries, sizeof *entries, entry_count, file) != entry_count || entry_count == 0) fail(path);
  fclose(file);
}

static void write_record(uint64_t entry) {
  if (fwrite(&entry, sizeof entry, 1, record) != 1 || fflush(record)) fail("record");
}

/* Sets all breakpoints. All threads are stopped. */
static void arm(void) {
  uint64_t first = entries[0], size = entries[entry_count - 1] + 1 - first;
  unsigned char *text = malloc(size);
  if (!text || pread(memory, text, size, base + first) != (ssize_t)size) fail("reading the program");
  for (size_t index = 0; index < entry_count; index++) {
    unsigned char *byte = text + (entries[index] - first);
    if (!is_armed[index]) originals[index] = *byte;
    is_armed[index] = 1;
    *byte = BREAKPOINT;
  }
  if (pwrite(memory, text, size, base + first) != (ssize_t)size) fail("writing to the program");
  free(text);
}

/* The program is where its first mapping begins. Answers 0 while another one runs. */
static int find_program(pid_t process, const char *program) {
  char path[64], exe[PATH_MAX] = "", line[PATH_MAX + 128];
  snprintf(path, sizeof path, "/proc/%d/exe", process);
  if (readlink(path, exe, sizeof exe - 1) < 0 || strcmp(exe, program)) return 0;
  snprintf(path, sizeof path, "/proc/%d/maps", process);
  FILE *maps = fopen(path, "r");
  while (maps && fgets(line, sizeof line, maps))
    if (strstr(line, program)) {
      base = strtoull(line, NULL, 16);
      break;
    }
  if (maps) fclose(maps);
  snprintf(path, sizeof path, "/proc/%d/mem", process);
  memory = open(path, O_RDWR | O_CLOEXEC);
  if (memory < 0 || base == 0) fail(path);
  return 1;
}

static struct thread *thread_of(pid_t id) {
  for (size_t index = 0; index < thread_count; index++)
    if (threads[index].id == id) return &threads[index];
  if (thread_count == MOST_THREADS) fail("threads");
  threads[thread_count] = (struct thread){.id = id};
  return &threads[thread_count++];
}

static void forget(pid_t id) {
  struct thread *thread = thread_of(id);
  *thread = threads[--thread_count];
}

/* Whether a breakpoint of ours was hit; then the thread is back where it was. */
static int is_hit(pid_t id) {
  struct user_regs_struct registers;
  if (ptrace(PTRACE_GETREGS, id, 0, &registers)) return 0;
  uint64_t entry = registers.rip - 1 - base;
  size_t low = 0, high = entry_count;
  while (low < high) {
    size_t middle = (low + high) / 2;
    if (entries[middle] < entry) low = middle + 1; else high = middle;
  }
  if (memory < 0 || low == entry_count || entries[low] != entry) return 0;
  /* Two threads may hit the same one before it is taken away. */
  if (is_armed[low]) {
    if (pwrite(memory, &originals[low], 1, base + entry) != 1) fail("writing to the program");
    is_armed[low] = 0;
    write_record(entry);
  }
  registers.rip--;
  if (ptrace(PTRACE_SETREGS, id, 0, &registers)) fail("ptrace");
  return 1;
}

/* Takes in what a thread stopped for; it stays stopped. */
static void take_stop(struct thread *thread, int status, const char *program) {
  thread->is_stopped = 1;
  thread->signal = 0;
  int event = status >> 16;
  if (event == PTRACE_EVENT_EXEC && memory < 0 && find_program(thread->id, program)) arm();
  if (event == 0 && !(WSTOPSIG(status) == SIGTRAP && is_hit(thread->id))) thread->signal = WSTOPSIG(status);
}

static void go_on(void) {
  for (size_t index = 0; index < thread_count; index++) {
    struct thread *thread = &threads[index];
    if (!thread->is_stopped) continue;
    thread->is_stopped = 0;
    /* It may have been killed meanwhile. */
    ptrace(PTRACE_CONT, thread->id, 0, (void *)(intptr_t)thread->signal);
  }
}

static int are_all_stopped(void) {
  for (size_t index = 0; index < thread_count; index++)
    if (!threads[index].is_stopped) return 0;
  return 1;
}

int main(int count, char **arguments) {
  if (count < 5) {
    fprintf(stderr, "usage: call_recorder PROGRAM ENTRIES FILE COMMAND...\n");
    return 125;
  }
  const char *program = arguments[1];
  read_entries(arguments[2]);
  record = fopen(arguments[3], "wb");
  if (!record) fail(arguments[3]);

  sigset_t signals, before;
  sigemptyset(&signals);
  sigaddset(&signals, SIGCHLD);
  sigaddset(&signals, SIGUSR1);
  sigprocmask(SIG_BLOCK, &signals, &before);
  pid_t child = fork();
  if (child < 0) fail("fork");
  if (child == 0) {
    sigprocmask(SIG_SETMASK, &before, NULL);
    raise(SIGSTOP);
    execvp(arguments[4], arguments + 4);
    fail(arguments[4]);
  }
  signal(SIGTERM, SIG_IGN); /* it is for the program, whose end is waited for */
  int status, is_wanted_anew = 0;
  if (waitpid(child, &status, WUNTRACED) != child) fail("waitpid");
  if (ptrace(PTRACE_SEIZE, child, 0, PTRACE_O_TRACEEXEC | PTRACE_O_TRACECLONE | PTRACE_O_EXITKILL)) fail("ptrace");
  thread_of(child);
  kill(child, SIGCONT);

  for (;;) {
    pid_t id;
    while ((id = waitpid(-1, &status, __WALL | WNOHANG)) > 0) {
      if (WIFSTOPPED(status)) take_stop(thread_of(id), status, program);
      else if (id == child) return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
      else forget(id);
      if (!is_wanted_anew) go_on();
    }
    if (is_wanted_anew && are_all_stopped()) {
      write_record(0);
      arm();
      is_wanted_anew = 0;
      go_on();
    }
    if (sigwaitinfo(&signals, NULL) == SIGUSR1 && memory >= 0) {
      is_wanted_anew = 1;
      for (size_t index = 0; index < thread_count; index++)
        ptrace(PTRACE_INTERRUPT, threads[index].id, 0, 0);
    }
  }
}
