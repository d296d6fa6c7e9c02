package org.signrelay.delivery.replay;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.Optional;
import org.signrelay.delivery.desk.DeliveryFilter;

/** What people ask of replays. */
@ApplicationScoped
public class Replays {
  @Inject ReplayStore store;
  @Inject Event<ReplayBegun> events;

  /** The replay with this id. */
  public Optional<Replay> find(ReplayId id) {
    return store.find(id);
  }

  /**
   * Begins to make all dead and waiting deliveries due that match and were accepted until now. Done
   * twice, the second answer is the replay that is running already.
   *
   * @param dryRun whether to count them only
   * @return the replay; empty if {@value ReplayStore#MOST_RUNNING} are running
   */
  public Optional<Replay> begin(DeliveryFilter filter, boolean dryRun) {
    Optional<Replay> running = dryRun ? Optional.empty() : store.findRunning(filter);
    if (running.isPresent()) {
      return running;
    }
    Optional<Replay> begun = beginOrJoin(filter, dryRun);
    begun
        .filter(replay -> replay.state() == Replay.State.RUNNING)
        .ifPresent(replay -> events.fire(new ReplayBegun(replay.id())));
    return begun;
  }

  private Optional<Replay> beginOrJoin(DeliveryFilter filter, boolean dryRun) {
    try {
      return store.begin(filter, dryRun);
    } catch (RuntimeException perhapsClickedTwice) {
      if (dryRun) {
        throw perhapsClickedTwice;
      }
      return Optional.of(store.findRunning(filter).orElseThrow(() -> perhapsClickedTwice));
    }
  }
}
