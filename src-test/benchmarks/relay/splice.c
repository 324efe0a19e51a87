/*
 * The bare relay that "./parley load socks5" compares the proxy with: accepts connections on the loopback address, connects
 * each to another port there, and moves bytes with splice(2), a thread for each direction.
 *
 * usage: splice LISTEN_PORT TARGET_PORT
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

#define CHUNK (1 << 20)

struct way {
    int from;
    int to;
};

static void *run(void *argument) {
    struct way *way = argument;
    int ends[2];
    if (pipe(ends) == 0) {
        long count;
        while ((count = splice(way->from, 0, ends[1], 0, CHUNK, SPLICE_F_MOVE)) > 0) {
            while (count > 0) {
                long moved = splice(ends[0], 0, way->to, 0, count, SPLICE_F_MOVE);
                if (moved <= 0) {
                    goto over;
                }
                count -= moved;
            }
        }
    over:
        close(ends[0]);
        close(ends[1]);
    }
    shutdown(way->to, SHUT_WR);
    free(way);
    return 0;
}

static void start(int from, int to) {
    struct way *way = malloc(sizeof *way);
    pthread_t thread;
    way->from = from;
    way->to = to;
    pthread_create(&thread, 0, run, way);
    pthread_detach(thread);
}

int main(int count, char **arguments) {
    if (count != 3) {
        return 2;
    }
    int one = 1;
    int listener = socket(AF_INET, SOCK_STREAM, 0);
    struct sockaddr_in here = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    struct sockaddr_in there = here;
    here.sin_port = htons(atoi(arguments[1]));
    there.sin_port = htons(atoi(arguments[2]));
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
    if (bind(listener, (struct sockaddr *)&here, sizeof here) != 0 || listen(listener, 1000) != 0) {
        return 1;
    }
    for (;;) {
        int client = accept(listener, 0, 0);
        int target = socket(AF_INET, SOCK_STREAM, 0);
        if (client < 0 || connect(target, (struct sockaddr *)&there, sizeof there) != 0) {
            return 1;
        }
        start(client, target);
        start(target, client);
    }
}
