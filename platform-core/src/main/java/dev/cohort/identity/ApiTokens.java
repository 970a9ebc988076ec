package dev.cohort.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import dev.cohort.config.Config;
import dev.cohort.problem.Problem;
import dev.cohort.tenancy.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.HttpsJwks;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.HttpsJwksVerificationKeyResolver;

/** Verifies bearer tokens: signature, issuer, life time, kind, and that they were made for the tenant at hand. */
@ApplicationScoped
public class ApiTokens {
    private static final int LONGEST = 8_192;

    private final Clock clock;
    private final JwtConsumer consumer;

    // Keyed by tenant and the token's hash: checking an RSA signature costs up to half of a small call.
    private final Cache<TokenKey, Verified> verified = Caffeine.newBuilder()
            .maximumSize(20_000)
            .expireAfter(Expiry.<TokenKey, Verified>creating((key, token) -> token.remaining()))
            .build();

    @Inject
    ApiTokens(Clock clock) {
        this.clock = clock;
        HttpsJwks keys = new HttpsJwks(Config.get("cohort.keycloak.url", "http://127.0.0.1:8180")
                + "/realms/cohort/protocol/openid-connect/certs");
        keys.setDefaultCacheDuration(Duration.ofMinutes(10).toSeconds());
        // A forged key id must not make us ask Keycloak each time.
        keys.setRefreshReprieveThreshold(Duration.ofSeconds(10).toMillis());
        this.consumer = new JwtConsumerBuilder()
                .setJwsAlgorithmConstraints(
                        AlgorithmConstraints.ConstraintType.PERMIT, AlgorithmIdentifiers.RSA_USING_SHA256)
                .setVerificationKeyResolver(new HttpsJwksVerificationKeyResolver(keys))
                .setExpectedIssuer(Config.get("cohort.login.url", "http://login.localhost:8180") + "/realms/cohort")
                .setRequireExpirationTime()
                .setRequireSubject()
                .setSkipDefaultAudienceValidation()
                .build();
    }

    private record TokenKey(String tenant, String hash) {}

    private record Verified(String subject, Instant expires, Duration remaining) {}

    /**
     * The subject of a token made for this tenant.
     *
     * @throws TokenFault when anything about it is not right
     * @throws Problem 503 when the keys to check it with cannot be fetched
     */
    public String subjectOf(Tenant tenant, String token) {
        if (token.length() > LONGEST) throw new TokenFault("it is longer than " + LONGEST + " characters");
        TokenKey key = new TokenKey(tenant.slug(), hash(token));
        Verified known = verified.getIfPresent(key);
        if (known == null) {
            known = verify(tenant, token);
            verified.put(key, known);
        }
        if (!known.expires().isAfter(Instant.now(clock))) throw new TokenFault("it has expired");
        return known.subject();
    }

    private Verified verify(Tenant tenant, String token) {
        try {
            JwtClaims claims = consumer.processToClaims(token);
            if (!"Bearer".equals(claims.getClaimValue("typ"))) throw new TokenFault("it is no access token");
            TenantCheck.require(tenant, claims.getClaimValue("azp"), claims.getClaimValue("organization"));
            NumericDate end = claims.getExpirationTime();
            Instant expires = Instant.ofEpochSecond(end.getValue());
            return new Verified(claims.getSubject(), expires, Duration.between(Instant.now(clock), expires));
        } catch (InvalidJwtException e) {
            if (e.getCause() instanceof org.jose4j.lang.UnresolvableKeyException unresolved
                    && unresolved.getCause() instanceof IOException)
                throw Problem.of(503, "identity-unavailable").causedBy(e);
            throw new TokenFault(reasons(e), e);
        } catch (MalformedClaimException e) {
            throw new TokenFault("a claim is malformed", e);
        }
    }

    private static String reasons(InvalidJwtException fault) {
        List<String> reasons = fault.getErrorDetails().stream()
                .map(error -> error.getErrorMessage())
                .toList();
        return reasons.isEmpty() ? "it is no valid token" : String.join("; ", reasons);
    }

    private static String hash(String token) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 belongs to every Java", e);
        }
    }
}
