package org.signrelay.salesforce.standin.fault;

import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.signrelay.salesforce.standin.protocol.Answer;
import org.signrelay.salesforce.standin.protocol.ApiError;

/**
 * Says how often and what; the last method of the chain puts the fault in force. Without {@link
 * #times} it holds for one call.
 */
public final class FaultBuilder {
  private final CallMatcher matcher;
  private final Consumer<FaultScript> register;
  private BooleanSupplier chance = () -> true;
  private int skip = 0;
  private int times = 1;
  private FaultPlan plan = FaultPlan.NONE;

  FaultBuilder(CallMatcher matcher, Consumer<FaultScript> register) {
    this.matcher = matcher;
    this.register = register;
  }

  /** Hits so many of the matching calls. */
  public FaultBuilder times(int number) {
    times = number;
    return this;
  }

  public FaultBuilder always() {
    return times(Integer.MAX_VALUE);
  }

  /** Leaves the first so many matching calls alone. */
  public FaultBuilder after(int number) {
    skip = number;
    return this;
  }

  /** Hits matching calls with a probability from 0 to 1, repeatable by its seed. */
  public FaultBuilder randomly(double rate, long seed) {
    var random = new Random(seed);
    chance = () -> random.nextDouble() < rate;
    return always();
  }

  /** In addition to what follows, waits before the work and before the answer. */
  public FaultBuilder slowly(Duration beforeWork, Duration beforeAnswer) {
    plan = plan.delayed(beforeWork, beforeAnswer);
    return this;
  }

  /** Does the work late. */
  public FaultScript delay(Duration beforeWork) {
    return script(plan.delayed(beforeWork, Duration.ZERO));
  }

  /** Does the work at once and answers late. */
  public FaultScript delayAnswer(Duration beforeAnswer) {
    return script(plan.delayed(Duration.ZERO, beforeAnswer));
  }

  public FaultScript cutBeforeWork() {
    return script(plan.cut(CutPoint.BEFORE_WORK));
  }

  public FaultScript cutAfterWork() {
    return script(plan.cut(CutPoint.AFTER_WORK));
  }

  public FaultScript cutMidAnswer() {
    return script(plan.cut(CutPoint.MID_ANSWER));
  }

  /** Cuts the connection when so many bytes of a file's content have come. */
  public FaultScript cutUploadAfter(long bytes) {
    return script(plan.cutUpload(bytes));
  }

  /** Answers when so many bytes of a file's content have come, and drops the rest. */
  public FaultScript answerUploadAfter(long bytes, Answer answer) {
    return script(plan.cutUpload(bytes).answering(answer));
  }

  /** Answers this and does nothing. */
  public FaultScript answer(Answer answer) {
    return script(plan.answering(answer));
  }

  /** Answers an error array as the REST API does and does nothing. */
  public FaultScript error(int status, String code, String message) {
    return answer(StandardFaults.errorArray(status, ApiError.of(code, message)));
  }

  /** Answers a SOAP fault and does nothing. */
  public FaultScript soapFault(String code, String message) {
    return answer(StandardFaults.soapFault(ApiError.of(code, message)));
  }

  /** Does the work and then answers this. */
  public FaultScript answerAfterWork(Answer answer) {
    return script(plan.answeringAfterWork(answer));
  }

  /** Answers the maintenance page of Salesforce. */
  public FaultScript maintenancePage(int status) {
    return answer(StandardFaults.maintenancePage(status));
  }

  /** Answers a status with a body of no bytes. */
  public FaultScript emptyBody(int status) {
    return answer(Answer.empty(status));
  }

  /** Refuses one record of the call, counted from 0; the others are saved. */
  public FaultScript itemError(int place, String code, String message) {
    return itemErrors(Map.of(place, ApiError.of(code, message)));
  }

  public FaultScript itemErrors(Map<Integer, ApiError> byPlace) {
    return script(plan.failing(Map.copyOf(byPlace)));
  }

  private FaultScript script(FaultPlan finished) {
    var script = new FaultScript(matcher, chance, skip, times, finished);
    register.accept(script);
    return script;
  }
}
