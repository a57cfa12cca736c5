using Bmis.Central.Audit;
using Bmis.Central.Certificates;
using Bmis.Central.CommandLine;
using Bmis.Central.Database;
using Bmis.Central.Demonstration;
using Bmis.Central.Devices;
using Bmis.Central.Distribution;
using Bmis.Central.Fingerprints.AlertPrints;
using Bmis.Central.Fingerprints.Enrolments;
using Bmis.Central.Intake;
using Bmis.Central.Intake.DeadLetters;
using Bmis.Central.Intake.Epochs;
using Bmis.Central.Intake.Proof;
using Bmis.Central.Intake.Sticks;
using Bmis.Central.Keys;
using Bmis.Central.LostDocuments;
using Bmis.Central.Officers;
using Bmis.Central.PassengerData;
using Bmis.Central.PassengerData.Flights;
using Bmis.Central.PassengerData.Quarantine;
using Bmis.Central.PassengerData.Receiving;
using Bmis.Central.PassengerData.Retention;
using Bmis.Central.Watchlists;
using Bmis.Central.Watchlists.Drills;
using Bmis.Central.Watchlists.Proposals;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Bmis.Central;

/// <summary>Everything that the executable does, one row a verb.</summary>
internal static class Commands
{
    /// <summary>Exit code of a line that is not understood or a setting that is wrong.</summary>
    public const int Refused = 2;

    private static readonly Verb[] All =
    [
        new("serve", "", ServeVerb.RunAsync),
        new("migrate", "", MigrateVerb.RunAsync),
        new("keys make", KeysVerbs.Usage, KeysVerbs.MakeAsync),
        new("keys rotate", KeysVerbs.Usage, KeysVerbs.RotateAsync),
        new("audit verify", "", AuditVerb.VerifyAsync),
        new("account add", AccountVerb.Usage, AccountVerb.AddAsync),
        new("certificates make", CertificatesVerb.Usage, CertificatesVerb.MakeAsync),
        new("distribution keys", DistributionVerbs.KeysUsage, DistributionVerbs.KeysAsync),
        new("distribution root make", DistributionVerbs.MakeUsage, DistributionVerbs.MakeAsync),
        new("distribution root sign", DistributionVerbs.SignUsage, DistributionVerbs.SignAsync),
        new("distribution root publish", DistributionVerbs.PublishUsage, DistributionVerbs.PublishAsync),
        new("distribution roll-out", CourseVerbs.RollOutUsage, CourseVerbs.RollOutAsync),
        new("distribution recall", CourseVerbs.RecallUsage, CourseVerbs.RecallAsync),
        new("distribution lift", CourseVerbs.LiftUsage, CourseVerbs.LiftAsync),
        new("distribution status", StatusVerb.Usage, StatusVerb.RunAsync),
        new("distribution export", ListExportVerb.Usage, ListExportVerb.RunAsync),
        new("lane add", LaneVerb.Usage, LaneVerb.RunAsync),
        new("lane authorise", LaneAuthorisationVerb.Usage, LaneAuthorisationVerb.RunAsync),
        new("device enrol", DeviceVerbs.EnrolUsage, DeviceVerbs.EnrolAsync),
        new("device revoke", DeviceVerbs.RevokeUsage, DeviceVerbs.RevokeAsync),
        new("device list", "", DeviceVerbs.ListAsync),
        new("journal import", JournalImportVerb.Usage, JournalImportVerb.RunAsync),
        new("journal prove", JournalProveVerb.Usage, JournalProveVerb.RunAsync),
        new("dead-letters list", DeadLetterVerbs.ListUsage, DeadLetterVerbs.ListAsync),
        new("dead-letters replay", DeadLetterVerbs.ReplayUsage, DeadLetterVerbs.ReplayAsync),
        new("epoch list", EpochVerbs.ListUsage, EpochVerbs.ListAsync),
        new("epoch accept", EpochVerbs.DecideUsage, EpochVerbs.AcceptAsync),
        new("epoch refuse", EpochVerbs.DecideUsage, EpochVerbs.RefuseAsync),
        new("demonstrate", DemonstrateVerb.Usage, DemonstrateVerb.RunAsync),
        new("list import", ListVerbs.ImportUsage, ListVerbs.ImportAsync),
        new("list show", ApproveVerbs.ShowUsage, ApproveVerbs.ShowAsync),
        new("list approve", ApproveVerbs.ApproveUsage, ApproveVerbs.ApproveAsync),
        new("list create", TermsVerb.Usage, TermsVerb.CreateAsync),
        new("list terms", TermsVerb.Usage, TermsVerb.ProposeAsync),
        new("list retire", TermsVerb.EndUsage, TermsVerb.RetireAsync),
        new("list reopen", TermsVerb.EndUsage, TermsVerb.ReopenAsync),
        new("list form", TermsVerb.FormUsage, TermsVerb.FormAsync),
        new("list prints", PrintsVerb.Usage, PrintsVerb.RunAsync),
        new("entry propose", EntryVerbs.ProposeUsage, EntryVerbs.ProposeAsync),
        new("entry list", EntryVerbs.ListUsage, EntryVerbs.ListAsync),
        new("entry show", EntryVerbs.ShowUsage, EntryVerbs.ShowAsync),
        new("entry approve", EntryVerbs.ApproveUsage, EntryVerbs.ApproveAsync),
        new("entry reject", EntryVerbs.RejectUsage, EntryVerbs.RejectAsync),
        new("drill propose", DrillVerbs.ProposeUsage, DrillVerbs.ProposeAsync),
        new("drill list", "", DrillVerbs.ListAsync),
        new("drill show", EntryVerbs.ShowUsage, EntryVerbs.ShowAsync),
        new("drill approve", EntryVerbs.ApproveUsage, EntryVerbs.ApproveAsync),
        new("drill reject", EntryVerbs.RejectUsage, EntryVerbs.RejectAsync),
        new("drill stop", DrillVerbs.StopUsage, DrillVerbs.StopAsync),
        new("drill specimen", DrillVerbs.SpecimenUsage, DrillVerbs.SpecimenAsync),
        new("screen", ScreenVerb.Usage, ScreenVerb.RunAsync),
        new("fingerprints erase", EraseVerb.Usage, EraseVerb.RunAsync),
        new("passenger parse", ParseVerb.Usage, ParseVerb.RunAsync),
        new("passenger clean", CleanVerb.Usage, CleanVerb.RunAsync),
        new("passenger ingest", IngestVerb.Usage, IngestVerb.RunAsync),
        new("passenger replay", ReplayVerb.Usage, ReplayVerb.RunAsync),
        new("passenger demonstrate", FlightVerb.Usage, FlightVerb.RunAsync),
        new("passenger partner add", PartnerVerbs.AddUsage, PartnerVerbs.AddAsync),
        new("passenger partner interactive", PartnerVerbs.InteractiveUsage, PartnerVerbs.InteractiveAsync),
        new("passenger partner list", "", PartnerVerbs.ListAsync),
        new("passenger place set", PlaceVerbs.SetUsage, PlaceVerbs.SetAsync),
        new("passenger place list", "", PlaceVerbs.ListAsync),
        new("passenger partner disable", PartnerVerbs.DisableUsage, PartnerVerbs.DisableAsync),
        new("passenger retention show", "", RetentionVerbs.ShowAsync),
        new("passenger retention set", RetentionVerbs.SetUsage, RetentionVerbs.SetAsync),
        new("passenger retention run", RetentionVerbs.RunUsage, RetentionVerbs.RunAsync),
        new("documents build", DocumentsVerbs.BuildUsage, DocumentsVerbs.BuildAsync),
        new("documents lookup", DocumentsVerbs.LookUpUsage, DocumentsVerbs.LookUpAsync),
        new("documents overlay", DocumentsVerbs.OverlayUsage, DocumentsVerbs.OverlayAsync),
        new("documents publish", PublishVerbs.PublishUsage, PublishVerbs.PublishAsync),
        new("documents proposals", PublishVerbs.ListUsage, PublishVerbs.ListAsync),
        new("documents approve", PublishVerbs.ApproveUsage, PublishVerbs.ApproveAsync),
        new("documents reject", PublishVerbs.RejectUsage, PublishVerbs.RejectAsync),
    ];

    /// <summary>Runs the verb that the line names. A line of options alone means <c>serve</c>.</summary>
    public static async Task<int> RunAsync(string[] line, VerbStreams streams, CancellationToken cancellation)
    {
        var words = line is [['-', ..], ..] ? ["serve", .. line] : line;
        var verb = All.Where(verb => verb.Fits(words)).MaxBy(verb => verb.Words.Length);
        if (verb is null)
            return Usage(streams.Error);
        try
        {
            var arguments = new Arguments(words.Skip(verb.Words.Length));
            return await verb.RunAsync(new VerbContext(arguments, streams, cancellation));
        }
        catch (Exception fault) when (Sentence(fault) is { } sentence)
        {
            await streams.Error.WriteLineAsync(sentence);
            return Refused;
        }
    }

    private static string? Sentence(Exception fault) => fault switch
    {
        StopException => fault.Message,
        OptionsValidationException wrong => string.Join(Environment.NewLine, wrong.Failures),
        PostgresException refused => $"The warehouse refused: {refused.MessageText}.",
        NpgsqlException => $"The warehouse cannot be reached (setting Warehouse, BMIS_WAREHOUSE): {fault.Message}",
        _ => null,
    };

    private static int Usage(TextWriter error)
    {
        error.WriteLine("bmis-central VERB …");
        foreach (var verb in All)
            error.WriteLine($"  bmis-central {verb.Path} {verb.Usage}".TrimEnd());
        return Refused;
    }
}
