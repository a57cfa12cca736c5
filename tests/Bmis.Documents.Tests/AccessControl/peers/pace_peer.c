/*
 * PACE as the library OpenPACE (libeac) computes it, for the tests to compare with. A run is one line
 * "chip <oid> <parameters> <access number>" or "terminal ..." and then one line of hexadecimal digits a step. Each line
 * is answered by one: digits, "ok <token> <encryption key> <authentication key>", "again" where the library cuts the
 * zeros off a shared secret, or "bad".
 */
#include <eac/eac.h>
#include <eac/pace.h>
#include <openssl/objects.h>
#include <openssl/provider.h>
#include <stdio.h>
#include <string.h>

#define LINE 2048

static EAC_CTX *context;
static PACE_SEC *secret;
static BUF_MEM *own;
static int failed;

static BUF_MEM *from_hex(const char *digits)
{
    size_t length = strlen(digits) / 2;
    BUF_MEM *bytes = BUF_MEM_new();
    BUF_MEM_grow(bytes, length);
    for (size_t i = 0; i < length; i++) {
        unsigned value = 0;
        sscanf(digits + 2 * i, "%2x", &value);
        bytes->data[i] = (char)value;
    }
    return bytes;
}

static void put(const BUF_MEM *bytes)
{
    for (size_t i = 0; bytes && i < bytes->length; i++)
        printf("%02X", (unsigned char)bytes->data[i]);
}

static void answer(const BUF_MEM *bytes)
{
    if (!bytes)
        failed = 1;
    if (failed)
        printf("bad");
    put(failed ? NULL : bytes);
    printf("\n");
    fflush(stdout);
}

static BUF_MEM *ask(void)
{
    char line[LINE];
    if (!fgets(line, sizeof line, stdin))
        return NULL;
    line[strcspn(line, "\n")] = 0;
    return from_hex(line);
}

static void begin(const char *oid, int parameters, const char *number)
{
    failed = 0;
    context = EAC_CTX_new();
    secret = PACE_SEC_new(number, strlen(number), PACE_CAN);
    if (!EAC_CTX_init_pace(context, OBJ_txt2nid(oid), parameters))
        failed = 1;
}

static void map(const BUF_MEM *peer)
{
    if (!peer || !PACE_STEP3A_map_generator(context, peer))
        failed = 1;
}

/* Gives the own token over the peer's key, or nothing. */
static BUF_MEM *agree(const BUF_MEM *peer)
{
    if (!peer || !PACE_STEP3B_compute_shared_secret(context, peer) || !PACE_STEP3C_derive_keys(context))
        return NULL;
    return PACE_STEP3D_compute_authentication_token(context, peer);
}

static void finish(const BUF_MEM *token, const BUF_MEM *peer_token)
{
    const KA_CTX *keys = context->pace_ctx->ka_ctx;
    if (failed || !token || !peer_token || PACE_STEP3D_verify_authentication_token(context, peer_token) != 1) {
        printf(keys->shared_secret && keys->shared_secret->length % 4 != 0 && keys->shared_secret->length > 100
            ? "again\n" : "bad\n");
    } else {
        printf("ok ");
        put(token);
        printf(" ");
        put(keys->k_enc);
        printf(" ");
        put(keys->k_mac);
        printf("\n");
    }
    fflush(stdout);
}

static void chip(void)
{
    answer(PACE_STEP1_enc_nonce(context, secret));
    BUF_MEM *peer = ask();
    BUF_MEM *mapping = PACE_STEP3A_generate_mapping_data(context);
    map(peer);
    answer(mapping);
    peer = ask();
    own = PACE_STEP3B_generate_ephemeral_key(context);
    BUF_MEM *token = agree(peer);
    answer(own);
    finish(token, ask());
}

static void terminal(void)
{
    BUF_MEM *nonce = ask();
    if (!nonce || !PACE_STEP2_dec_nonce(context, secret, nonce))
        failed = 1;
    answer(PACE_STEP3A_generate_mapping_data(context));
    map(ask());
    own = PACE_STEP3B_generate_ephemeral_key(context);
    answer(own);
    BUF_MEM *token = agree(ask());
    answer(token);
    finish(token, ask());
}

int main(void)
{
    char line[LINE], role[16], oid[64], number[32];
    int parameters;
    OSSL_PROVIDER_load(NULL, "default");
    OSSL_PROVIDER_load(NULL, "legacy");
    EAC_init();
    while (fgets(line, sizeof line, stdin)
        && sscanf(line, "%15s %63s %d %31s", role, oid, &parameters, number) == 4) {
        begin(oid, parameters, number);
        if (strcmp(role, "chip") == 0)
            chip();
        else
            terminal();
        EAC_CTX_clear_free(context);
        PACE_SEC_clear_free(secret);
    }
    return 0;
}
