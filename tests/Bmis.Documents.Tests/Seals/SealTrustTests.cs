using System.Text;
using Bmis.Documents.Seals;
using Bmis.Documents.Simulation;
using Bmis.Documents.Trust;

namespace Bmis.Documents.Tests.Seals;

/// <summary>Seals as a barcode reader gives them, against a trust store.</summary>
public sealed class SealTrustTests : IDisposable
{
    private const string Mrz =
        "V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL8988901C4XXX4009078F9612109<<<<<<<<<<<<<<<<";

    private static readonly DateTimeOffset Now = new(2026, 11, 28, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Day = new(2026, 11, 1);

    private readonly SpecimenIssuer _issuer = SpecimenIssuer.Create("Seals", Now.AddDays(-60), Now.AddYears(1));

    public void Dispose() => _issuer.Dispose();

    [Fact]
    public void Every_transport_of_a_barcode_gives_the_same_seal()
    {
        var bytes = Visa();
        string[] texts =
        [
            Convert.ToBase64String(bytes), Convert.ToBase64String(bytes).TrimEnd('=') + "\r\n",
            Convert.ToHexString(bytes), Convert.ToHexStringLower(bytes),
        ];
        foreach (var text in texts)
        {
            Assert.True(ScannedSeal.IsSeal(text));
            var read = ScannedSeal.Read(text);
            Assert.Equal((SealFault.None, SealDocumentKind.Visa), (read.Fault, read.Binary!.Kind));
            Assert.Equal(new(DocumentCheckResult.Successful, SealReason.None), Judge(read, Store()));
        }
    }

    [Theory]
    [InlineData("P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F3504152ZE184226B<<<<<16")]
    [InlineData("D<<MUSTERMANN<<ERIKA")]
    [InlineData("3ZAA")]
    [InlineData("")]
    public void A_zone_and_noise_are_no_seals(string text) => Assert.False(ScannedSeal.IsSeal(text));

    [Theory]
    [InlineData("{", SealFault.NotJson)]
    [InlineData("{}", SealFault.NotASeal)]
    [InlineData("DC", SealFault.NotASeal)]
    [InlineData("DC0", SealFault.NotASeal)]
    [InlineData("DC03ZZ", SealFault.NotASeal)]
    [InlineData("DC09", SealFault.UnknownVersion)]
    [InlineData("3AP!", SealFault.NotASeal)]
    public void What_begins_as_a_seal_and_is_damaged_says_why(string text, SealFault fault)
    {
        var read = ScannedSeal.Read(text);
        Assert.Equal((fault, "[digital seal]"), (read.Fault, read.ToString()));
        Assert.Equal(SealReason.Unreadable, Judge(read, Store()).Reason);
    }

    [Fact]
    public void Endless_texts_and_every_beginning_of_a_seal_are_survived()
    {
        Assert.Equal(SealFault.TooLong, ScannedSeal.Read(new string('{', ScannedSeal.MostCharacters + 1)).Fault);
        var store = Store();
        foreach (var whole in (string[])[Convert.ToBase64String(Visa()).TrimEnd('='), Vaccination()])
            for (var length = 0; length < whole.Length; length++)
                Assert.NotEqual(DocumentCheckResult.Successful, Judge(ScannedSeal.Read(whole[..length]), store).Result);
    }

    [Fact]
    public void A_seal_in_json_brings_its_signer_and_needs_no_other_file()
    {
        var read = ScannedSeal.Read(Vaccination());
        var store = Store(("ca.cer", _issuer.Authority));
        Assert.Equal(new(DocumentCheckResult.Successful, SealReason.None), Judge(read, store));
        Assert.Equal(new(DocumentCheckResult.Undetermined, SealReason.UnknownSigner), Judge(read, TrustStore.Empty));
    }

    [Fact]
    public void What_was_changed_is_forged()
    {
        var bytes = Visa();
        bytes[^1] ^= 1;
        var changed = ScannedSeal.Read(Convert.ToHexString(bytes));
        Assert.Equal(new(DocumentCheckResult.Failed, SealReason.WrongSignature), Judge(changed, Store()));
        var json = ScannedSeal.Read(Vaccination().Replace("U32870", "U32871", StringComparison.Ordinal));
        Assert.Equal(SealReason.WrongSignature, Judge(json, Store()).Reason);
    }

    [Fact]
    public void An_unknown_an_expired_and_a_revoked_signer_and_one_of_another_State_are_told_apart()
    {
        var visa = ScannedSeal.Read(Convert.ToHexString(Visa()));
        Assert.Equal(SealReason.UnknownSigner, Judge(visa, Store(("ca.cer", _issuer.Authority))).Reason);
        Assert.Equal(SealReason.UnknownSigner, Judge(visa, Store(("signer.cer", _issuer.Signer))).Reason);
        Assert.Equal(
            new(DocumentCheckResult.Failed, SealReason.SignerExpired),
            SealTrust.Judge(visa, Store(), Now.AddYears(2)));
        var list = _issuer.RevocationList(Now.AddDays(-1), revokesSigner: true);
        var revoking = Store(("ca.cer", _issuer.Authority), ("signer.cer", _issuer.Signer), ("list.crl", list));
        Assert.Equal(new(DocumentCheckResult.Failed, SealReason.SignerRevoked), Judge(visa, revoking));
        var foreign = ScannedSeal.Read(Vaccination().Replace("\"UTO\"", "\"KEN\"", StringComparison.Ordinal));
        Assert.Equal(SealReason.WrongSignature, Judge(foreign, Store()).Reason);
    }

    [Fact]
    public void A_signer_may_not_sign_for_another_State()
    {
        const string data = """{"hdr":{"is":"KEN","t":"icao.vacc","v":1},"msg":{"pid":{"i":"A1","n":"X"}}}""";
        var signature = Convert.ToBase64String(_issuer.SignSeal(Encoding.UTF8.GetBytes(data)));
        var certificate = Convert.ToBase64String(_issuer.Signer);
        var text = $$$"""
            {"data":{{{data}}},"sig":{"alg":"ES256","cer":"{{{certificate}}}","sigvl":"{{{signature}}}"}}
            """;
        Assert.Equal(
            new(DocumentCheckResult.Failed, SealReason.SignerNotEntitled), Judge(ScannedSeal.Read(text), Store()));
    }

    private byte[] Visa() => SpecimenSeals.Visa(_issuer, Mrz, "L898902C3", 2, 90, Day);

    private string Vaccination() => SpecimenSeals.Vaccination(_issuer, "ERIKSSON ANNA", new(1974, 8, 12), "L898902C3");

    private TrustStore Store() => Store(("ca.cer", _issuer.Authority), ("signer.cer", _issuer.Signer));

    private static TrustStore Store(params (string Name, byte[] Content)[] files) =>
        TrustImport.Build([.. files.Select(one => new TrustSource(one.Name, one.Content))], Now, new(false)).Store;

    private static SealVerdict Judge(ScannedSeal seal, TrustStore store) => SealTrust.Judge(seal, store, Now);
}
