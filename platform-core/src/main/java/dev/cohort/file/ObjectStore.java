package dev.cohort.file;

import dev.cohort.config.Config;
import java.net.URI;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;

/**
 * A bucket that speaks Amazon's S3.
 *
 * @param prefix before each key; empty, or ending in a slash
 */
record ObjectStore(S3Client client, String bucket, String prefix) {

    /**
     * The bucket that the environment names: {@code COHORT_FILES_S3_BUCKET}, {@code …_ENDPOINT} (left out, Amazon's),
     * {@code …_REGION}, {@code …_ACCESS_KEY} and {@code …_SECRET_KEY} (left out, what the machine is given by its cloud),
     * {@code …_PREFIX}, {@code …_PATH_STYLE}.
     */
    static Optional<ObjectStore> ofInstallation() {
        return Config.find("cohort.files.s3.bucket")
                .map(bucket -> of(
                        bucket.strip(),
                        Config.find("cohort.files.s3.endpoint").map(URI::create),
                        Config.get("cohort.files.s3.region", "us-east-1"),
                        Config.find("cohort.files.s3.access.key")
                                .map(key -> AwsBasicCredentials.create(key, Config.get("cohort.files.s3.secret.key"))),
                        Config.get("cohort.files.s3.prefix", ""),
                        Config.get("cohort.files.s3.path.style", "true").equals("true")));
    }

    static ObjectStore of(
            String bucket,
            Optional<URI> endpoint,
            String region,
            Optional<AwsBasicCredentials> key,
            String prefix,
            boolean pathStyle) {
        var builder = S3Client.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .region(Region.of(region))
                // Stores that are not Amazon's know neither its newer checksums nor bodies signed piece by piece.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .serviceConfiguration(S3Configuration.builder()
                        .chunkedEncodingEnabled(false)
                        .pathStyleAccessEnabled(endpoint.isPresent() && pathStyle)
                        .build());
        if (key.isPresent()) builder.credentialsProvider(StaticCredentialsProvider.create(key.get()));
        else builder.credentialsProvider(DefaultCredentialsProvider.builder().build());
        endpoint.ifPresent(builder::endpointOverride);
        String folder = prefix.isBlank() ? "" : prefix.strip().replaceAll("/*$", "/");
        return new ObjectStore(builder.build(), bucket, folder);
    }
}
