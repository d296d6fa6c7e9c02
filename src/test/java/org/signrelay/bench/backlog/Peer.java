package org.signrelay.bench.backlog;

/** Other durable queues of the JVM that keep their tasks in a database. */
enum Peer {
  DB_SCHEDULER("dbScheduler"),
  OUTBOX("outbox"),
  JOB_RUNR("jobRunr");

  private final String place;

  Peer(String place) {
    this.place = place;
  }

  /** What its places in the page begin with. */
  String place() {
    return place;
  }
}
