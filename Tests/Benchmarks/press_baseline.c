/* press_baseline: what a press costs when a program does nothing but the commit, and what the disk alone costs.
 *
 *     press_baseline DATABASE COMMIT.sql TIDY.sql FIRST APPENDED BYTES
 *
 * DATABASE is a copy of the kiosk's journal, so that tables, indices, triggers and their fill are the same. COMMIT.sql holds
 * the row writes of one rating, in which ?1 stands for a running number that begins with FIRST; TIDY.sql what keeps the
 * tables at their size. Settings of the connection are those of the journal.
 *
 * Each byte on standard input is a task, each answer the time of its end, CLOCK_MONOTONIC in microseconds, as a
 * native 64-bit number on standard output, the first when the program is ready:
 *     c   the row writes of one rating in one transaction, synced
 *     t   TIDY.sql in one transaction, synced
 *     a   BYTES appended to the file APPENDED and synced with fdatasync
 * The end of input ends the program. Errors are told on standard error, exit status 1. */

#include <fcntl.h>
#include <sqlite3.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { MOST_STATEMENTS = 64, MOST_SQL_BYTES = 1 << 20 };

struct work {
  sqlite3_stmt *statements[MOST_STATEMENTS];
  int count;
};

static sqlite3 *database;
static sqlite3_stmt *begin, *commit;

static void fail(const char *what, const char *why) {
  fprintf(stderr, "press_baseline: %s: %s\n", what, why);
  exit(1);
}

static sqlite3_stmt *prepare(const char *sql, const char **rest) {
  sqlite3_stmt *statement = NULL;
  if (sqlite3_prepare_v3(database, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, rest) != SQLITE_OK)
    fail(sql, sqlite3_errmsg(database));
  return statement;
}

static struct work read_work(const char *path) {
  static char sql[MOST_SQL_BYTES];
  FILE *file = fopen(path, "r");
  if (!file) fail(path, "cannot be read");
  size_t length = fread(sql, 1, sizeof sql - 1, file);
  sql[length] = '\0';
  if (!feof(file)) fail(path, "is too long");
  fclose(file);
  struct work work = {.count = 0};
  for (const char *rest = sql; *rest;) {
    sqlite3_stmt *statement = prepare(rest, &rest);
    if (!statement) continue; /* blanks after the last statement */
    if (work.count == MOST_STATEMENTS) fail(path, "holds too many statements");
    work.statements[work.count++] = statement;
  }
  return work;
}

static void step(sqlite3_stmt *statement) {
  int status = sqlite3_step(statement);
  if (status != SQLITE_DONE) fail(sqlite3_sql(statement), sqlite3_errmsg(database));
  sqlite3_reset(statement);
}

static void transact(struct work *work, int64_t number) {
  step(begin);
  for (int index = 0; index < work->count; index++) {
    if (sqlite3_bind_parameter_count(work->statements[index]) > 0)
      sqlite3_bind_int64(work->statements[index], 1, number);
    step(work->statements[index]);
  }
  step(commit);
}

static void answer(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  int64_t microseconds = (int64_t)time.tv_sec * 1000000 + time.tv_nsec / 1000;
  if (write(STDOUT_FILENO, &microseconds, sizeof microseconds) != sizeof microseconds) exit(0);
}

static void open_database(const char *path) {
  static const char settings[] =
      "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 0; PRAGMA secure_delete = ON;"
      "PRAGMA recursive_triggers = ON; PRAGMA cell_size_check = ON; PRAGMA trusted_schema = OFF;"
      "PRAGMA temp_store = MEMORY";
  if (sqlite3_open_v2(path, &database, SQLITE_OPEN_READWRITE, NULL) != SQLITE_OK)
    fail(path, sqlite3_errmsg(database));
  if (sqlite3_exec(database, settings, NULL, NULL, NULL) != SQLITE_OK) fail(path, sqlite3_errmsg(database));
  begin = prepare("BEGIN IMMEDIATE", NULL);
  commit = prepare("COMMIT", NULL);
}

int main(int count, char **arguments) {
  if (count != 7) fail("usage", "press_baseline DATABASE COMMIT.sql TIDY.sql FIRST APPENDED BYTES");
  open_database(arguments[1]);
  struct work rating = read_work(arguments[2]), tidying = read_work(arguments[3]);
  int64_t number = atoll(arguments[4]);
  int appended = open(arguments[5], O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  ssize_t bytes = atol(arguments[6]);
  char *block = malloc(bytes);
  if (appended < 0 || bytes <= 0 || !block) fail(arguments[5], "cannot be appended to");
  memset(block, 0x5A, bytes);

  answer();
  for (char task; read(STDIN_FILENO, &task, 1) == 1;) {
    if (task == 'c')
      transact(&rating, number++);
    else if (task == 't')
      transact(&tidying, number);
    else if (write(appended, block, bytes) != bytes || fdatasync(appended) != 0)
      fail(arguments[5], "cannot be appended to");
    answer();
  }
  return 0;
}
