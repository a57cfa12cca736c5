using Bmis.BorderPost.Inspecting;
using Bmis.BorderPost.Serving;
using Bmis.Crossings.Records;
using Microsoft.Extensions.Options;

namespace Bmis.BorderPost.Tests.Inspecting;

public sealed class DocumentChecksTests
{
    private static readonly LaneCalendar Calendar = new(new ManualClock(), Options.Create(new LaneOptions()));

    public static TheoryData<string, CheckResult, string> Mrzs() => new()
    {
        { Desk.Specimen, CheckResult.Successful, "" },
        { Desk.Specimen.Replace("C36", "C37", StringComparison.Ordinal), CheckResult.Failed, "mrz.digit.number" },
        { Desk.Specimen.Replace("8122F", "8123F", StringComparison.Ordinal), CheckResult.Failed, "mrz.digit.birth" },
        { Desk.Specimen[..^1] + "9", CheckResult.Failed, "mrz.digit.composite" },
        { "noise", CheckResult.Undetermined, "mrz.unreadable" },
    };

    [Theory]
    [MemberData(nameof(Mrzs))]
    public async Task The_mrz_check_names_what_is_wrong(string mrz, CheckResult result, string reason)
    {
        var finding = await new MrzDocumentCheck(Calendar).RunAsync(Read(mrz), TestContext.Current.CancellationToken);
        Assert.Equal((result, reason), (finding.Result, finding.Reason));
    }

    [Theory]
    [InlineData("350415", CheckResult.Successful, "")]
    [InlineData("120415", CheckResult.Failed, "document.expired")]
    [InlineData("260503", CheckResult.Successful, "")]
    [InlineData("260502", CheckResult.Failed, "document.expired")]
    public async Task A_document_is_valid_through_its_last_day(string expiry, CheckResult result, string reason)
    {
        var mrz = Desk.Specimen.Replace("350415", expiry, StringComparison.Ordinal);
        var finding = await new ExpiryCheck(Calendar).RunAsync(Read(mrz), TestContext.Current.CancellationToken);
        Assert.Equal((result, reason), (finding.Result, finding.Reason));
    }

    [Fact]
    public async Task The_expiry_of_a_document_that_cannot_be_read_is_not_checked()
    {
        var finding = await new ExpiryCheck(Calendar).RunAsync(Read("noise"), TestContext.Current.CancellationToken);
        Assert.Equal(CheckResult.NotPerformed, finding.Result);
    }

    [Fact]
    public void A_traveller_is_known_by_the_words_of_the_document()
    {
        var subject = Read(Desk.Specimen);
        Assert.Equal(("ERIKSSON", "ANNA MARIA"), (subject.Traveller?.Name.Primary, subject.Traveller?.Name.Secondary));
        Assert.Equal("[inspection subject]", subject.ToString());
    }

    private static InspectionSubject Read(string mrz) =>
        SubjectReading.Read(Guid.Empty, Direction.Entry, mrz, Calendar.Today);
}
