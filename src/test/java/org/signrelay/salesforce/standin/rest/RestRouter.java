package org.signrelay.salesforce.standin.rest;

import org.signrelay.salesforce.standin.calls.CallScope;
import org.signrelay.salesforce.standin.calls.Org;
import org.signrelay.salesforce.standin.protocol.Answer;
import org.signrelay.salesforce.standin.protocol.ApiError;
import org.signrelay.salesforce.standin.protocol.CallKind;
import org.signrelay.salesforce.standin.protocol.Request;
import org.signrelay.salesforce.standin.protocol.SalesforceException;

/** Hands a REST call to the resource it is for. */
final class RestRouter {
  private final RecordResource records;
  private final UpsertResource upserts;
  private final QueryResource queries;
  private final CollectionResource collections;
  private final CollectionReadResource collectionReads;
  private final CompositeResource composites;
  private final BatchResource batches;
  private final DescribeResource describes;
  private final LimitsResource limits;
  private final FileResource files;

  RestRouter(Org org) {
    records = new RecordResource(org);
    upserts = new UpsertResource(org);
    queries = new QueryResource(org);
    collections = new CollectionResource(org);
    collectionReads = new CollectionReadResource(org);
    composites = new CompositeResource(org, this);
    batches = new BatchResource(this);
    describes = new DescribeResource(org);
    limits = new LimitsResource(org);
    files = new FileResource(org);
  }

  Answer answer(RestCall call) {
    CallKind kind = RestRoute.kind(call.request());
    return switch (kind) {
      case QUERY -> queries.first(call);
      case QUERY_MORE -> queries.more(call);
      case LIMITS -> limits.answer();
      case DESCRIBE -> describes.answer(call);
      case READ -> call.path().size() == 4 ? upserts.read(call) : records.read(call);
      case CREATE -> records.create(call);
      case UPDATE -> records.update(call);
      case UPSERT -> upserts.write(call);
      case DELETE -> records.delete(call);
      case UPLOAD -> files.upload(call);
      case DOWNLOAD -> files.download(call);
      case COLLECTION_READ -> collectionReads.answer(call);
      case COLLECTION_CREATE -> collections.create(call);
      case COLLECTION_UPDATE -> collections.update(call);
      case COLLECTION_UPSERT -> collections.upsert(call);
      case COLLECTION_DELETE -> collections.delete(call);
      case COMPOSITE -> composites.answer(call);
      case COMPOSITE_BATCH -> batches.answer(call);
      case LOGIN, TOKEN, USER_INFO, VERSIONS, OTHER -> throw unknown(call);
    };
  }

  /** Answers a sub-request; a refusal is its answer. */
  Answer answerPart(Request request, CallScope scope, int version) {
    try {
      var segments = request.segments();
      if (segments.size() < 3) {
        throw SalesforceException.notFound();
      }
      return answer(new RestCall(request, version, segments.subList(3, segments.size()), scope));
    } catch (SalesforceException refused) {
      return RestApi.error(refused);
    }
  }

  private static SalesforceException unknown(RestCall call) {
    return call.path().isEmpty() || !call.part(0).equals("sobjects")
        ? SalesforceException.notFound()
        : new SalesforceException(
            405,
            ApiError.of(
                "METHOD_NOT_ALLOWED",
                "HTTP Method '%s' not allowed. Allowed are GET,POST,PATCH,DELETE"
                    .formatted(call.method())));
  }
}
