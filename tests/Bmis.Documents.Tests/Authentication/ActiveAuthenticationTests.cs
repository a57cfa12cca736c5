using System.Security.Cryptography;
using Bmis.Documents.AccessControl;
using Bmis.Documents.Authentication;
using Bmis.Documents.Iso7816;
using Bmis.Documents.Lds;
using Bmis.Documents.PublicKeys;
using Bmis.Documents.Tests.Iso7816;
using Bmis.Documents.Tests.Lds;

namespace Bmis.Documents.Tests.Authentication;

public sealed class ActiveAuthenticationTests
{
    private const string PlainSha256 = "0.4.0.127.0.7.1.1.4.1.3";

    private static readonly byte[] Nonce = [0xF1, 0x73, 0x58, 0x99, 0x74, 0xBF, 0x40, 0xC6];

    private static readonly Dictionary<string, DigestAlgorithm> Digests = new[]
    {
        DigestAlgorithm.Sha1, DigestAlgorithm.Sha224, DigestAlgorithm.Sha256, DigestAlgorithm.Sha384,
        DigestAlgorithm.Sha512,
    }.ToDictionary(digest => digest.Name);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void The_block_of_the_worked_example_holds()
    {
        var value = WorkedExamples.Of("aa_rsa1024_sha1_part11_F");
        var (block, nonce) = (value("F"), value("RND.IFD"));
        Assert.Equal(ActiveAuthenticationFault.None, ActiveAuthenticationBlock.Check(block, nonce, out var digest));
        Assert.Equal("SHA1", digest!.Name);
        for (var bit = 0; bit < block.Length * 8; bit++)
        {
            var changed = Flip(block, bit);
            Assert.NotEqual(
                ActiveAuthenticationFault.None, ActiveAuthenticationBlock.Check(changed, nonce, out _));
        }
    }

    [Fact]
    public async Task The_reference_passport_proves_itself()
    {
        var file = DataGroup15.Read(RealFiles.Read("bsi-tr03105-5/Datagroup15.bin")).Value!;
        using var key = RSA.Create();
        key.ImportPkcs8PrivateKey(RealFiles.Read("bsi-tr03105-5/DG15_sk.pkcs8"), out _);
        using var random = new FixedRandom([]);
        var card = ActiveAuthenticationCard.OfRsa(
            key.ExportParameters(true), DigestAlgorithm.Sha1, hasLongTrailer: false, random);
        var result = await PerformAsync(file.SubjectPublicKeyInfo, null, card);
        Assert.Equal(
            (DocumentCheckResult.Successful, ActiveAuthenticationFault.None, "SHA1"),
            (result.Result, result.Fault, result.HashName));
        Assert.Equal("[active authentication Successful None 9000]", result.ToString());
    }

    [Theory]
    [InlineData("SHA1", false, 1024)]
    [InlineData("SHA1", true, 1024)]
    [InlineData("SHA224", true, 1024)]
    [InlineData("SHA256", true, 1280)]
    [InlineData("SHA384", true, 1536)]
    [InlineData("SHA512", true, 1792)]
    [InlineData("SHA256", true, 2048)]
    [InlineData("SHA256", true, 3072)]
    public async Task Rsa_keys_prove_themselves_with_every_hash_and_trailer(string hash, bool hasLongTrailer, int bits)
    {
        using var key = RSA.Create(bits);
        using var random = new FixedRandom([]);
        var card = ActiveAuthenticationCard.OfRsa(key.ExportParameters(true), Digests[hash], hasLongTrailer, random);
        var result = await PerformAsync(key.ExportSubjectPublicKeyInfo(), null, card);
        Assert.Equal((DocumentCheckResult.Successful, hash), (result.Result, result.HashName));
        Assert.Equal(Nonce, result.Nonce.ToArray());
        Assert.Equal(bits / 8, result.Signature.Length);
    }

    [Theory]
    [InlineData("1.2.840.10045.3.1.7", "SHA256")]
    [InlineData("1.3.132.0.34", "SHA384")]
    [InlineData("1.3.132.0.35", "SHA512")]
    [InlineData("1.3.36.3.3.2.8.1.1.5", "SHA224")]
    [InlineData("1.3.36.3.3.2.8.1.1.7", "SHA256")]
    [InlineData("1.3.36.3.3.2.8.1.1.7", "SHA1")]
    [InlineData("1.3.36.3.3.2.8.1.1.9", "SHA256")]
    [InlineData("1.3.36.3.3.2.8.1.1.9", "SHA384")]
    [InlineData("1.3.36.3.3.2.8.1.1.13", "SHA512")]
    public async Task Elliptic_keys_prove_themselves_in_both_encodings_with_and_without_a_named_algorithm(
        string curve, string hash)
    {
        using var key = ECDsa.Create(ECCurve.CreateFromValue(curve));
        var info = key.ExportSubjectPublicKeyInfo();
        foreach (var format in Enum.GetValues<DSASignatureFormat>())
            foreach (var algorithm in new[] { null, PlainOid(hash) })
            {
                var card = ActiveAuthenticationCard.OfEcdsa(key, Digests[hash], format);
                var result = await PerformAsync(info, algorithm, card);
                Assert.Equal((DocumentCheckResult.Successful, hash), (result.Result, result.HashName));
            }
    }

    [Fact]
    public void No_answer_with_a_bit_changed_is_believed()
    {
        using var rsa = RSA.Create(1024);
        using var random = new FixedRandom([]);
        var rsaCard = ActiveAuthenticationCard.OfRsa(
            rsa.ExportParameters(true), DigestAlgorithm.Sha256, hasLongTrailer: true, random);
        AssertNoFlipHolds(rsa.ExportSubjectPublicKeyInfo(), null, rsaCard);
        using var ec = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        foreach (var format in Enum.GetValues<DSASignatureFormat>())
            AssertNoFlipHolds(
                ec.ExportSubjectPublicKeyInfo(),
                PlainSha256,
                ActiveAuthenticationCard.OfEcdsa(ec, DigestAlgorithm.Sha256, format));
    }

    [Fact]
    public void An_answer_to_another_nonce_or_by_another_key_is_not_believed()
    {
        using var key = RSA.Create(1024);
        using var other = RSA.Create(1024);
        using var random = new FixedRandom([]);
        var card = ActiveAuthenticationCard.OfRsa(
            key.ExportParameters(true), DigestAlgorithm.Sha1, hasLongTrailer: false, random);
        var signature = card.Answer(new(0, 0x88, 0, 0, Nonce, 256)).Data;
        var info = key.ExportSubjectPublicKeyInfo();
        Assert.Equal(
            ActiveAuthenticationFault.WrongHash,
            ActiveAuthentication.Verify(info, null, new byte[8], signature).Fault);
        Assert.Equal(
            DocumentCheckResult.Failed,
            ActiveAuthentication.Verify(other.ExportSubjectPublicKeyInfo(), null, Nonce, signature).Result);
        Assert.Equal(
            ActiveAuthenticationFault.WrongLength,
            ActiveAuthentication.Verify(info, null, Nonce, signature[1..]).Fault);
    }

    // ISO/IEC 9796-2 lets a signer give the smaller one of the signature and what it lacks to the modulus.
    [Fact]
    public void The_smaller_one_of_two_signatures_holds()
    {
        using var key = RSA.Create(1024);
        using var random = new FixedRandom([]);
        var parameters = key.ExportParameters(true);
        var card = ActiveAuthenticationCard.OfRsa(parameters, DigestAlgorithm.Sha1, hasLongTrailer: false, random);
        var signature = new System.Numerics.BigInteger(
            card.Answer(new(0, 0x88, 0, 0, Nonce, 256)).Data.Span, isUnsigned: true, isBigEndian: true);
        var modulus = new System.Numerics.BigInteger(parameters.Modulus, isUnsigned: true, isBigEndian: true);
        var bytes = (modulus - signature).ToByteArray(isUnsigned: true, isBigEndian: true);
        byte[] whole = [.. new byte[128 - bytes.Length], .. bytes];
        Assert.Equal(
            DocumentCheckResult.Successful,
            ActiveAuthentication.Verify(key.ExportSubjectPublicKeyInfo(), null, Nonce, whole).Result);
    }

    [Theory]
    [InlineData(2048, "00880000 08 F173589974BF40C6 00")]
    [InlineData(3072, "00880000 00 0008 F173589974BF40C6 0000")]
    public async Task A_key_that_needs_it_gets_an_extended_length(int bits, string command)
    {
        using var key = RSA.Create(bits);
        using var random = new FixedRandom([]);
        var card = ActiveAuthenticationCard.OfRsa(
            key.ExportParameters(true), DigestAlgorithm.Sha256, hasLongTrailer: true, random);
        var chip = new ScriptedChip(bytes => card.Answer(CommandApdu.Parse(bytes)!).ToBytes());
        using var nonce = new FixedRandom(Nonce);
        await ActiveAuthentication.PerformAsync(
            new ChipChannel(chip), key.ExportSubjectPublicKeyInfo(), null, nonce, Cancellation);
        Assert.Equal(
            command.Replace(" ", "", StringComparison.Ordinal), Convert.ToHexString(Assert.Single(chip.Commands)));
    }

    [Theory]
    [InlineData(1024, false)]
    [InlineData(2048, true)]
    public async Task Within_a_session_a_key_of_2048_bits_needs_an_extended_length(int bits, bool isExtended)
    {
        using var key = RSA.Create(bits);
        using var random = new FixedRandom([]);
        var signer = ActiveAuthenticationCard.OfRsa(
            key.ExportParameters(true), DigestAlgorithm.Sha256, hasLongTrailer: true, random);
        byte[] secret = [1, 2, 3, 4];
        var session = new SecureMessaging(KeyDerivation.Cipher(secret, SessionSuite.Aes128), new byte[16]);
        using var cipher = KeyDerivation.Cipher(secret, SessionSuite.Aes128);
        using var card = new CardSide(cipher, new byte[16]);
        var signature = signer.Answer(new(0, 0x88, 0, 0, Nonce, 65_536)).Data.ToArray();
        var chip = new ScriptedChip(bytes => card.Answer(bytes, signature, 0x9000));
        using var channel = new ChipChannel(chip);
        channel.Secure(session);
        using var nonce = new FixedRandom(Nonce);
        var result = await ActiveAuthentication.PerformAsync(
            channel, key.ExportSubjectPublicKeyInfo(), null, nonce, Cancellation);
        Assert.Equal(DocumentCheckResult.Successful, result.Result);
        Assert.Equal(Nonce, card.Heard);
        Assert.Equal(isExtended, chip.Commands[0][4] == 0);
    }

    [Theory]
    [InlineData("6700")]
    [InlineData("6C80")]
    public async Task A_chip_that_dislikes_a_length_gets_another_with_the_same_nonce(string refusal)
    {
        using var key = RSA.Create(1024);
        using var random = new FixedRandom([]);
        var card = ActiveAuthenticationCard.OfRsa(
            key.ExportParameters(true), DigestAlgorithm.Sha1, hasLongTrailer: false, random);
        var first = true;
        var chip = new ScriptedChip(bytes =>
        {
            var answer = first ? Convert.FromHexString(refusal) : card.Answer(CommandApdu.Parse(bytes)!).ToBytes();
            first = false;
            return answer;
        });
        using var nonce = new FixedRandom(Nonce);
        var result = await ActiveAuthentication.PerformAsync(
            new ChipChannel(chip), key.ExportSubjectPublicKeyInfo(), null, nonce, Cancellation);
        Assert.Equal((DocumentCheckResult.Successful, 2), (result.Result, chip.Commands.Count));
    }

    [Theory]
    [InlineData("6A88", DocumentCheckResult.Failed, ActiveAuthenticationFault.Refused)]
    [InlineData("90", DocumentCheckResult.Aborted, ActiveAuthenticationFault.NotProtected)]
    [InlineData("9000", DocumentCheckResult.Failed, ActiveAuthenticationFault.WrongLength)]
    public async Task A_chip_that_does_not_answer_as_it_should_is_named(
        string answer, DocumentCheckResult result, ActiveAuthenticationFault fault)
    {
        using var key = RSA.Create(1024);
        using var nonce = new FixedRandom(Nonce);
        var found = await ActiveAuthentication.PerformAsync(
            new ChipChannel(new ScriptedChip(_ => Convert.FromHexString(answer))),
            key.ExportSubjectPublicKeyInfo(), null, nonce, Cancellation);
        Assert.Equal((result, fault), (found.Result, found.Fault));
    }

    [Fact]
    public void A_key_that_cannot_sign_is_named()
    {
        Assert.Equal(
            (DocumentCheckResult.Undetermined, ActiveAuthenticationFault.KeyUnreadable),
            Verdict(ActiveAuthentication.Verify(new byte[] { 0x30, 0 }, null, Nonce, Nonce)));
        var ed25519 = Convert.FromHexString("302A300506032B6570032100" + new string('1', 64));
        Assert.Equal(
            (DocumentCheckResult.NotSupported, ActiveAuthenticationFault.KeyNotSupported),
            Verdict(ActiveAuthentication.Verify(ed25519, null, Nonce, Nonce)));
        using var ec = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        Assert.Equal(
            (DocumentCheckResult.NotSupported, ActiveAuthenticationFault.AlgorithmNotSupported),
            Verdict(ActiveAuthentication.Verify(ec.ExportSubjectPublicKeyInfo(), "1.2.3", Nonce, Nonce)));
    }

    [Fact]
    public void Blocks_of_every_form_are_answered()
    {
        byte[] own = [0x12, 0x34, 0x56, 0x78];
        byte[] tail = [.. own, .. DigestAlgorithm.Sha256.Hash([.. own, .. Nonce]), 0x34, 0xCC];
        Assert.Equal(ActiveAuthenticationFault.None, Check([0x6A, .. tail]));
        Assert.Equal(ActiveAuthenticationFault.None, Check([0x6B, 0xBB, 0xBB, 0xBA, .. tail]));
        Assert.Equal(ActiveAuthenticationFault.None, Check([0x6B, 0xBA, .. tail]));
        Assert.Equal(ActiveAuthenticationFault.NoBlock, Check([0x6B, 0xBB, 0xCA, .. tail]));
        Assert.Equal(ActiveAuthenticationFault.NoBlock, Check([0x4A, .. tail]));
        Assert.Equal(ActiveAuthenticationFault.NoBlock, Check([0x00, 0x6A, .. tail]));
        Assert.Equal(ActiveAuthenticationFault.NoBlock, Check([0x6A, .. tail[4..]]));
        Assert.Equal(ActiveAuthenticationFault.UnknownTrailer, Check([0x6A, .. tail[..^2], 0x33 + 6, 0xCC]));
        Assert.Equal(ActiveAuthenticationFault.NoBlock, Check([]));
        Assert.Equal(ActiveAuthenticationFault.NoBlock, Check([0x6B, 0xBB]));
        Assert.Equal(ActiveAuthenticationFault.NoBlock, Check([0x6A, 0xBC]));
    }

    [Fact]
    public void The_card_refuses_what_is_no_internal_authenticate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var card = ActiveAuthenticationCard.OfEcdsa(
            key, DigestAlgorithm.Sha256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        Assert.Equal("6A86", card.Answer(new(0, 0x84, 0, 0, Nonce, 256)).Status.ToString());
        Assert.Equal("6700", card.Answer(new(0, 0x88, 0, 0, Nonce.AsMemory(1), 256)).Status.ToString());
        Assert.Equal("6700", card.Answer(new(0, 0x88, 0, 0, Nonce, 63)).Status.ToString());
        Assert.Equal("9000", card.Answer(new(0, 0x88, 0, 0, Nonce, 64)).Status.ToString());
    }

    [Fact]
    public void Broken_keys_and_signatures_are_answered_without_an_exception()
    {
        using var rsa = RSA.Create(1024);
        using var ec = ECDsa.Create(ECCurve.NamedCurves.brainpoolP256r1);
        byte[][] keys = [rsa.ExportSubjectPublicKeyInfo(), ec.ExportSubjectPublicKeyInfo()];
        var random = new Random(20261128);
        for (var i = 0; i < 1000; i++)
        {
            var key = keys[i % 2].ToArray();
            if (i % 4 < 2)
                key[random.Next(key.Length)] ^= (byte)(1 << random.Next(8));
            var signature = new byte[i % 3 == 0 ? random.Next(200) : i % 2 == 0 ? 128 : 64];
            random.NextBytes(signature);
            var result = ActiveAuthentication.Verify(key, PlainSha256, Nonce, signature);
            Assert.NotEqual(DocumentCheckResult.Successful, result.Result);
        }
    }

    private static ActiveAuthenticationFault Check(byte[] block) =>
        ActiveAuthenticationBlock.Check(block, Nonce, out _);

    private static (DocumentCheckResult, ActiveAuthenticationFault) Verdict(ActiveAuthenticationResult result) =>
        (result.Result, result.Fault);

    private static void AssertNoFlipHolds(byte[] info, string? algorithm, ActiveAuthenticationCard card)
    {
        var signature = card.Answer(new(0, 0x88, 0, 0, Nonce, 256)).Data.ToArray();
        Assert.Equal(
            DocumentCheckResult.Successful, ActiveAuthentication.Verify(info, algorithm, Nonce, signature).Result);
        for (var bit = 0; bit < signature.Length * 8; bit++)
        {
            var result = ActiveAuthentication.Verify(info, algorithm, Nonce, Flip(signature, bit));
            Assert.Equal(DocumentCheckResult.Failed, result.Result);
        }
    }

    private static byte[] Flip(byte[] bytes, int bit)
    {
        var changed = bytes.ToArray();
        changed[bit / 8] ^= (byte)(1 << (bit % 8));
        return changed;
    }

    private static string PlainOid(string hash) => "0.4.0.127.0.7.1.1.4.1." + (hash switch
    {
        "SHA1" => "1",
        "SHA224" => "2",
        "SHA256" => "3",
        "SHA384" => "4",
        _ => "5",
    });

    private static async Task<ActiveAuthenticationResult> PerformAsync(
        ReadOnlyMemory<byte> info, string? algorithm, ActiveAuthenticationCard card)
    {
        using var nonce = new FixedRandom(Nonce);
        var chip = new ScriptedChip(bytes => card.Answer(CommandApdu.Parse(bytes)!).ToBytes());
        return await ActiveAuthentication.PerformAsync(new ChipChannel(chip), info, algorithm, nonce, Cancellation);
    }
}
