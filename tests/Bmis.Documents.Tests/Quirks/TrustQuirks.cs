using System.Text;
using Bmis.Documents.Tests.Cms;
using Bmis.Documents.Tests.Reading;
using Bmis.Documents.Tests.TestPlan;
using Bmis.Documents.Tests.Trust;
using Bmis.Documents.Trust;
using static Bmis.Documents.Tests.TestPlan.PlanExpectation;
using Check = Bmis.Documents.Reading.ReportedChecks;

namespace Bmis.Documents.Tests.Quirks;

/// <summary>Where authorities of the field are to be had.</summary>
public sealed class TrustQuirks
{
    private static readonly TestKey Publisher = TestKey.Ecdsa();
    private static readonly TestKey ListSigner = TestKey.Ecdsa();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static byte[] Wanted => PlanTrust.Authority.Content.ToArray();

    [Fact]
    [FieldQuirk("gmrtd#14")]
    public async Task An_authority_may_be_in_any_list_or_alone_and_to_lack_it_is_no_wrong_signature()
    {
        var with = new TrustSource("one.ml", List("DE", Wanted));
        var without = new TrustSource("two.ml", List("FR", Other("FR")));
        var single = new TrustSource("other.cer", Other("IT"));
        foreach (var sources in (TrustSource[][])
            [[with, without], [without, with], [without, PlanTrust.Authority], [with, without, single]])
            await ConfirmAsync(GoodWith(Check.SignerTrust), sources);
        await ConfirmAsync(Open(Check.SignerTrust, "no-trust-anchor"), without, single);
        var book = PlanDocument.ByTheBook;
        var forged = book with
        {
            Sod = book.Sod with { Certificate = book.Sod.Certificate with { IssuerKey = PlanKey.Stranger } },
        };
        Bad(Check.SignerSignature, "signer-signature-wrong").Confirm(await forged.InspectAsync(Cancellation));
    }

    [Fact]
    [FieldQuirk("AndyQ CHANGELOG 2.3.1")]
    public async Task A_directory_is_read_under_both_names_of_the_attribute_in_base_64_and_raw()
    {
        var list = List("DE", Wanted);
        foreach (var name in (string[])["CscaMasterListData", "pkdMasterListContent", "pkdMasterListContent;binary"])
            foreach (var lines in (byte[][])
                [TestLists.Folded(name, list), [.. Encoding.ASCII.GetBytes($"{name}: "), .. list, (byte)'\n']])
                await ConfirmAsync(
                    GoodWith(Check.SignerTrust), new TrustSource("pkd.ldif", TestLists.Directory(lines)));
    }

    private static byte[] Other(string country)
    {
        var key = TestKey.Ecdsa();
        return TestCertificate.Authority(key, country).SignedBy(key);
    }

    private static byte[] List(string country, params byte[][] certificates)
    {
        var signer = (TestLists.Entitled(ListSigner, Publisher) with { Issuer = TestName.Authority(country) })
            .SignedBy(Publisher);
        var publisher = TestCertificate.Authority(Publisher, country).SignedBy(Publisher);
        return TestLists.MasterList(ListSigner, signer, [publisher, .. certificates]).Write();
    }

    private static async Task ConfirmAsync(PlanExpectation expectation, params TrustSource[] trust) =>
        expectation.Confirm(await (PlanDocument.ByTheBook with { Trust = trust }).InspectAsync(Cancellation));
}
