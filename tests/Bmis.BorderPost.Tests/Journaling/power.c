/*
 * A disk of which only flushed bytes are certain. Loaded before a program (LD_PRELOAD), it keeps for every file in
 * BMIS_POWER_FOLDER a copy, NAME.flushed, of what the file held when the program last flushed it. A test kills the
 * program and takes away what is not in the copies, as a power cut does. BMIS_POWER_KILL_AT=N kills the program when
 * it asks for its N-th flush, and BMIS_POWER_KILL_AT_WRITE=N at its N-th write, before anything of it is done.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static pthread_mutex_t gate = PTHREAD_MUTEX_INITIALIZER;
static long flushes, writes;

static int is_watched(const char *path)
{
    const char *folder = getenv("BMIS_POWER_FOLDER");
    return folder && strncmp(path, folder, strlen(folder)) == 0;
}

/* The copy appears whole or not at all, whenever the program is killed. */
static void keep(const char *path)
{
    char kept[PATH_MAX + 16], begun[PATH_MAX + 16], bytes[65536];
    off_t at = 0;
    ssize_t read;
    snprintf(kept, sizeof kept, "%s.flushed", path);
    snprintf(begun, sizeof begun, "%s.begun", path);
    int copy = open(begun, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    int source = open(path, O_RDONLY);
    while ((read = pread(source, bytes, sizeof bytes, at)) > 0) {
        if (write(copy, bytes, read) != read)
            abort();
        at += read;
    }
    close(source);
    close(copy);
    rename(begun, kept);
}

/* The name of a watched file, or nothing. */
static int find(int file, char *path)
{
    char link[64];
    struct stat status;
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t length = readlink(link, path, PATH_MAX - 1);
    if (length <= 0 || fstat(file, &status) != 0 || !S_ISREG(status.st_mode))
        return 0;
    path[length] = 0;
    return is_watched(path);
}

static void count(long *done, const char *setting)
{
    const char *last = getenv(setting);
    if (last && ++*done == atol(last))
        kill(getpid(), SIGKILL);
}

static int flush(int file)
{
    char path[PATH_MAX];
    if (!find(file, path))
        return 0;
    pthread_mutex_lock(&gate);
    count(&flushes, "BMIS_POWER_KILL_AT");
    keep(path);
    pthread_mutex_unlock(&gate);
    return 0;
}

int fdatasync(int file) { return flush(file); }

int fsync(int file) { return flush(file); }

ssize_t pwrite64(int file, const void *bytes, size_t length, off64_t at)
{
    ssize_t (*next)(int, const void *, size_t, off64_t) = dlsym(RTLD_NEXT, "pwrite64");
    char path[PATH_MAX];
    if (find(file, path)) {
        pthread_mutex_lock(&gate);
        count(&writes, "BMIS_POWER_KILL_AT_WRITE");
        pthread_mutex_unlock(&gate);
    }
    return next(file, bytes, length, at);
}

/* A name that is removed is gone at once. */
int unlink(const char *path)
{
    int (*next)(const char *) = dlsym(RTLD_NEXT, "unlink");
    char kept[PATH_MAX + 16];
    if (is_watched(path)) {
        snprintf(kept, sizeof kept, "%s.flushed", path);
        next(kept);
    }
    return next(path);
}
