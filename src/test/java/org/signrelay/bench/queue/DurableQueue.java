package org.signrelay.bench.queue;

import java.util.List;

/** A durable queue that carries updates to Salesforce. */
public interface DurableQueue extends AutoCloseable {

  /** Stores updates. None is carried out before {@link #start()}. */
  void store(List<Update> updates);

  /** Lets it work off what is stored. */
  void start();

  /** Waits until the outcome of every update is stored too, and stops it. */
  void settle();

  @Override
  void close();
}
