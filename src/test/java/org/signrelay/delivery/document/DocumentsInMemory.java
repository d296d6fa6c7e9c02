package org.signrelay.delivery.document;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.signrelay.delivery.Delivery;
import org.signrelay.delivery.DeliveryId;
import org.signrelay.delivery.DocumentId;
import org.signrelay.delivery.ReceivedDocument;

/** Documents of deliveries without a database. */
public final class DocumentsInMemory extends DocumentStore {
  private final List<Document> all = new ArrayList<>();
  private final Map<DocumentId, byte[]> contents = new HashMap<>();
  private final Map<DocumentId, Delivery> owners = new HashMap<>();

  public DocumentsInMemory(Clock clock) {
    this.clock = clock;
  }

  /** Adds a document to a delivery. */
  public DocumentId add(Delivery delivery, String part, byte[] content) {
    Document document = new Document(DocumentId.random(), clock.instant());
    document.grow(content.length, clock.instant());
    document.belongTo(
        delivery.id(),
        0,
        new ReceivedDocument(
            document.id(),
            part,
            Optional.empty(),
            "application/pdf",
            content.length,
            md5(content),
            ""));
    all.add(document);
    contents.put(document.id(), content);
    owners.put(document.id(), delivery);
    return document.id();
  }

  /** Who gives their bytes. */
  public Documents documents() {
    Documents documents = new Documents();
    documents.store = this;
    documents.precedence = new Precedence();
    return documents;
  }

  /** What is known of their creates. */
  public CreateStore creates() {
    return new Creates();
  }

  private final class Creates extends CreateStore {
    Creates() {
      clock = DocumentsInMemory.this.clock;
    }

    @Override
    public void beginCreate(DocumentId document, String key) {
      get(document).beginCreate(key, clock.instant());
    }

    @Override
    public void loseCreate(DocumentId document) {
      get(document).loseCreate(clock.instant());
    }

    @Override
    public EarlierCreates earlierCreates(Delivery delivery, String partKey) {
      List<Document> begun =
          all.stream()
              .filter(document -> isOfSameSubject(owners.get(document.id()), delivery))
              .filter(document -> document.partKey().equals(partKey))
              .toList();
      List<Document> open = begun.stream().filter(Document::isCreateOpen).toList();
      open.forEach(document -> document.loseCreate(clock.instant()));
      return new EarlierCreates(begun, Optional.empty());
    }

    @Override
    public void createFailed(DocumentId document) {
      get(document).createFailed();
    }

    @Override
    public void stored(
        DocumentId document, String idInSalesforce, String as, Collection<Document> earlier) {
      get(document).stored(idInSalesforce, as);
      earlier.forEach(Document::endCreate);
    }
  }

  @Override
  public List<Document> of(DeliveryId delivery) {
    return all.stream()
        .filter(document -> owners.get(document.id()).id().equals(delivery))
        .toList();
  }

  @Override
  List<byte[]> parts(DocumentId document, int first, int atMost) {
    return first == 0 ? List.of(contents.get(document)) : List.of();
  }

  /** A delivery goes to another org by now. */
  public void readdress(Delivery moved) {
    owners.replaceAll((document, owner) -> owner.id().equals(moved.id()) ? moved : owner);
  }

  private static boolean isOfSameSubject(Delivery one, Delivery other) {
    return one.recordKey().equals(other.recordKey())
        || (one.design().equals(other.design())
            && one.kind() == other.kind()
            && one.subjectId().equalsIgnoreCase(other.subjectId()));
  }

  /** As if a document had been removed because its delivery was over for long. */
  public void forget(DocumentId document) {
    all.remove(get(document));
  }

  private static String md5(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(content));
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }

  private Document get(DocumentId id) {
    return all.stream().filter(document -> document.id().equals(id)).findFirst().orElseThrow();
  }
}
