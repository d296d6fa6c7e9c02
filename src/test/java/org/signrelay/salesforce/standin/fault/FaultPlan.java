package org.signrelay.salesforce.standin.fault;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.signrelay.salesforce.standin.protocol.Answer;
import org.signrelay.salesforce.standin.protocol.ApiError;

/**
 * What shall go wrong with one call.
 *
 * @param delayBefore time to wait before the work is done
 * @param delayAfter time to wait between the work and the answer
 * @param cutUploadAfter bytes of a file's content after which the connection is cut, or what is
 *     answered instead of the work is answered early
 * @param instead answered without doing the work
 * @param afterwards answered in place of the work's own answer
 * @param items errors of single records of the call, by place from 0
 * @param name for the log
 */
public record FaultPlan(
    Duration delayBefore,
    Duration delayAfter,
    Optional<CutPoint> cut,
    OptionalLong cutUploadAfter,
    Optional<Answer> instead,
    Optional<Answer> afterwards,
    Map<Integer, ApiError> items,
    Optional<String> name) {

  public static final FaultPlan NONE =
      new FaultPlan(
          Duration.ZERO,
          Duration.ZERO,
          Optional.empty(),
          OptionalLong.empty(),
          Optional.empty(),
          Optional.empty(),
          Map.of(),
          Optional.empty());

  public Optional<ApiError> itemError(int place) {
    return Optional.ofNullable(items.get(place));
  }

  public boolean cutsAt(CutPoint point) {
    return cut.filter(point::equals).isPresent();
  }

  FaultPlan delayed(Duration before, Duration after) {
    return new FaultPlan(
        before, after, cut, cutUploadAfter, instead, afterwards, items, Optional.of("delay"));
  }

  FaultPlan cut(CutPoint point) {
    return new FaultPlan(
        delayBefore,
        delayAfter,
        Optional.of(point),
        cutUploadAfter,
        instead,
        afterwards,
        items,
        Optional.of("cut " + point));
  }

  FaultPlan cutUpload(long bytes) {
    return new FaultPlan(
        delayBefore,
        delayAfter,
        cut,
        OptionalLong.of(bytes),
        instead,
        afterwards,
        items,
        Optional.of("cut upload after " + bytes));
  }

  FaultPlan answering(Answer answer) {
    return new FaultPlan(
        delayBefore,
        delayAfter,
        cut,
        cutUploadAfter,
        Optional.of(answer),
        afterwards,
        items,
        Optional.of("answer " + answer.status()));
  }

  FaultPlan answeringAfterWork(Answer answer) {
    return new FaultPlan(
        delayBefore,
        delayAfter,
        cut,
        cutUploadAfter,
        instead,
        Optional.of(answer),
        items,
        Optional.of("answer " + answer.status() + " after work"));
  }

  FaultPlan failing(Map<Integer, ApiError> places) {
    return new FaultPlan(
        delayBefore,
        delayAfter,
        cut,
        cutUploadAfter,
        instead,
        afterwards,
        places,
        Optional.of("items " + places.keySet()));
  }
}
