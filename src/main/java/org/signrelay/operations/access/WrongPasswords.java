package org.signrelay.operations.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/** Counts wrong passwords of an address within a minute; remembers 10,000 addresses at most. */
@ApplicationScoped
class WrongPasswords {
  private static final int MOST = 10;
  private static final int MOST_ADDRESSES = 10_000;
  private static final long MINUTE_MILLIS = 60_000;

  private final Object lock = new Object();
  private final Map<String, Minute> minutes =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Minute> eldest) {
          return size() > MOST_ADDRESSES;
        }
      };

  @Inject Clock clock;

  void count(String address) {
    synchronized (lock) {
      minutes.merge(
          address, new Minute(clock.millis(), 1), (known, first) -> known.plusOne(clock.millis()));
    }
  }

  boolean areTooMany(String address) {
    synchronized (lock) {
      Minute minute = minutes.get(address);
      return minute != null && minute.isOn(clock.millis()) && minute.count() >= MOST;
    }
  }

  private record Minute(long begin, int count) {
    boolean isOn(long now) {
      return now - begin < MINUTE_MILLIS;
    }

    Minute plusOne(long now) {
      return isOn(now) ? new Minute(begin, count + 1) : new Minute(now, 1);
    }
  }
}
