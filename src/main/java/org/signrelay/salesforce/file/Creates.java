package org.signrelay.salesforce.file;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.util.Optional;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.signrelay.design.Org;
import org.signrelay.salesforce.reaction.Answer;
import org.signrelay.salesforce.reaction.Failure;
import org.signrelay.salesforce.reaction.Judgement;
import org.signrelay.salesforce.reaction.Reaction;
import org.signrelay.salesforce.reaction.SalesforceException;
import org.signrelay.salesforce.reaction.Scope;
import org.signrelay.salesforce.session.SessionCalls;

/**
 * Creates files and links, and says of a create whose answer is no answer that it may have
 * happened.
 */
@ApplicationScoped
class Creates {
  /** Found once; {@code Json} looks for it at every call. */
  private static final JsonProvider JSON = JsonProvider.provider();

  @Inject SessionCalls calls;

  /**
   * Creates a file and gives its id.
   *
   * @param earlier the file of which it becomes the next version
   */
  String file(
      Org org, FilePlace place, FileText text, FileSource source, Optional<String> earlier) {
    FileKind kind = FileKind.of(place);
    String fileName = SafeText.fileName(text.fileName(), FileKind.LONGEST_NAME);
    Upload upload = Upload.of(kind, record(place, text, fileName, earlier), fileName, source);
    Answer answer;
    try {
      answer =
          calls.upload(
              org,
              Scope.RECORD,
              session -> {
                var request = new HttpPost(session.rest(org) + "/sobjects/" + kind.object());
                request.setEntity(upload.afresh());
                return request;
              });
    } catch (SalesforceException noAnswer) {
      throw upload.wasSentInFull() && noAnswer.failure().scope() != Scope.LOGIN
          ? mayHaveHappened(noAnswer.failure())
          : noAnswer;
    }
    return id(answer).orElseThrow(() -> notConfirmed(answer, upload.wasSentInFull()));
  }

  /** Links a file to one more record; one that is linked already stays so. */
  void link(Org org, String document, String parentId) {
    String body =
        JSON.createObjectBuilder()
            .add("ContentDocumentId", document)
            .add("LinkedEntityId", parentId)
            .add("ShareType", "V")
            .build()
            .toString();
    Answer answer =
        calls.send(
            org,
            Scope.RECORD,
            session -> {
              var request = new HttpPost(session.rest(org) + "/sobjects/ContentDocumentLink");
              request.setEntity(new StringEntity(body, ContentType.APPLICATION_JSON));
              return request;
            });
    if (id(answer).isEmpty()) {
      Failure failure = Judgement.of(answer, Scope.RECORD);
      if (!failure.code().equals("DUPLICATE_VALUE")) {
        throw new SalesforceException(failure.ofQuestion());
      }
    }
  }

  private static String record(
      FilePlace place, FileText text, String fileName, Optional<String> earlier) {
    JsonObjectBuilder record =
        JSON.createObjectBuilder()
            .add(
                "Description",
                SafeText.description(
                    text.description(), text.key(), FileKind.of(place).longestDescription()));
    if (place instanceof FilePlace.Attachment attachment) {
      record.add("ParentId", attachment.parentId()).add("Name", fileName);
    } else if (place instanceof FilePlace.InFolder folder) {
      record.add("FolderId", folder.folderId()).add("Name", fileName);
    } else {
      record
          .add("Title", SafeText.title(text.title(), FileKind.LONGEST_NAME))
          .add("PathOnClient", SafeText.fileName(text.fileName(), FileKind.LONGEST_PATH));
      earlier.ifPresentOrElse(
          file -> record.add("ContentDocumentId", file),
          () -> record.add("FirstPublishLocationId", ((FilePlace.Linked) place).firstParentId()));
    }
    return record.build().toString();
  }

  /**
   * An error with a code of Salesforce, a redirect, a refusal and whatever is answered before all
   * was sent say that nothing was created; anything else says nothing.
   */
  private static SalesforceException notConfirmed(Answer answer, boolean sentInFull) {
    Failure failure = Judgement.of(answer, Scope.RECORD);
    if (!sentInFull) {
      return new SalesforceException(failure.ofQuestion());
    }
    boolean refused = !failure.code().isEmpty() && Character.isUpperCase(failure.code().charAt(0));
    boolean turnedAway = answer.status() >= 300 && answer.status() < 500;
    return refused || turnedAway ? new SalesforceException(failure) : mayHaveHappened(failure);
  }

  private static SalesforceException mayHaveHappened(Failure failure) {
    return new SalesforceException(
        failure.reaction() == Reaction.HOLD || failure.reaction() == Reaction.RETRY_LATER
            ? failure
            : failure.withReaction(Reaction.RECONCILE));
  }

  private static Optional<String> id(Answer answer) {
    if (!answer.isSuccessful()) {
      return Optional.empty();
    }
    try (JsonReader reader = JSON.createReader(new StringReader(answer.body()))) {
      JsonObject created = reader.readObject();
      return created.getBoolean("success", false) && created.get("id") instanceof JsonString id
          ? Optional.of(id.getString())
          : Optional.empty();
    } catch (JsonException | ClassCastException cutOff) {
      return Optional.empty();
    }
  }
}
