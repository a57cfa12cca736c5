/*
 * Terminal authentication from the chip's side as the library OpenPACE (libeac) does it, for the tests to compare with.
 * A run is "root <certificate>", then "import <certificate>" for each certificate of the chain, and then
 * "verify <chip> <terminal key> <challenge> <signature>"; all in hexadecimal digits. Each line is answered by "ok", with
 * the names of authority and holder after an import, or by "bad".
 */
#include <eac/cv_cert.h>
#include <eac/eac.h>
#include <eac/ta.h>
#include <openssl/provider.h>
#include <stdio.h>
#include <string.h>

#define LINE 8192
#define WORDS 5

static EAC_CTX *context;

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

static int root(const BUF_MEM *certificate)
{
    EAC_CTX_clear_free(context);
    context = EAC_CTX_new();
    if (!EAC_CTX_init_ta(context, NULL, 0, (unsigned char *)certificate->data, certificate->length))
        return 0;
    TA_disable_checks(context);
    return 1;
}

static int import(const BUF_MEM *certificate)
{
    const unsigned char *bytes = (const unsigned char *)certificate->data;
    CVC_CERT *read = CVC_d2i_CVC_CERT(NULL, &bytes, (long)certificate->length);
    int is_good = read
        && TA_STEP2_import_certificate(context, (unsigned char *)certificate->data, certificate->length) == 1;
    if (is_good)
        printf("ok %s %s\n", CVC_get_car(read), CVC_get_chr(read));
    return is_good;
}

static int verify(BUF_MEM *const parts[])
{
    return TA_STEP4_set_nonce(context, parts[2]) == 1
        && TA_STEP6_verify(context, parts[1], parts[0], NULL, parts[3]) == 1;
}

int main(void)
{
    static char line[LINE];
    OSSL_PROVIDER_load(NULL, "legacy");
    OSSL_PROVIDER_load(NULL, "default");
    EAC_init();
    while (fgets(line, sizeof line, stdin)) {
        BUF_MEM *parts[WORDS] = {0};
        int count = 0;
        char *verb = strtok(line, " \n");
        for (char *word = strtok(NULL, " \n"); word && count < WORDS; word = strtok(NULL, " \n"))
            parts[count++] = from_hex(word);
        if (verb && !strcmp(verb, "root") && count == 1)
            printf("%s\n", root(parts[0]) ? "ok" : "bad");
        else if (verb && !strcmp(verb, "import") && count == 1) {
            if (!import(parts[0]))
                printf("bad\n");
        } else
            printf("%s\n", count == 4 && verify(parts) ? "ok" : "bad");
        fflush(stdout);
    }
    return 0;
}
