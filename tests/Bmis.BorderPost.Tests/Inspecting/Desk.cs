using System.Security.Claims;
using System.Security.Cryptography;
using Bmis.BorderPost.Devices;
using Bmis.BorderPost.Inspecting;
using Bmis.BorderPost.Serving;
using Bmis.Crossings;
using Bmis.Crossings.Policies;
using Bmis.Crossings.Records;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Bmis.BorderPost.Tests.Inspecting;

/// <summary>A desk with fakes around it.</summary>
internal sealed class Desk : IDisposable
{
    internal const string Specimen =
        "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F3504152ZE184226B<<<<<16";

    internal static readonly DutyOfficer Officer =
        new("o-1", "Officer One", [Crossings.Contracts.OfficerRoles.Officer], "shift-1");

    /// <summary>A desk whose profile demands every check.</summary>
    internal Desk(params CheckRegistration[] checks)
        : this(null, Profiles.Demanding([.. checks.Select(one => one.Check.Name)]), checks)
    {
    }

    internal Desk(IInspectionRecorder? recorder, CountryProfile profile, params CheckRegistration[] checks)
    {
        var lane = Options.Create(new LaneOptions { Id = "lane-1", PostCode = "UTO-1", Folder = "/tmp" });
        var runner = new CheckRunner(checks, Clock, NullLogger<CheckRunner>.Instance);
        Tested = new(runner, recorder ?? Recorder, Roster, Centre, new(Clock, RandomNumberGenerator.Create()), Clock,
            new(Clock, lane), new LaneProfile(profile), Chips, new(new(), new(Clock, lane), Clock), lane,
            Options.Create(new InspectionOptions()));
        Tested.Changed += () => _changed.Release();
    }

    private readonly SemaphoreSlim _changed = new(0);

    internal ManualClock Clock { get; } = new();

    internal MemoryRecorder Recorder { get; } = new();

    internal FixedRoster Roster { get; } = new();

    internal FixedReach Centre { get; } = new();

    internal ChipPlace Chips { get; } = new();

    internal InspectionDesk Tested { get; }

    internal static Desk Answering(CheckResult result, string reason = "", Freshness freshness = Freshness.Fresh) =>
        new(new FixedCheck(result, reason, freshness).Registered());

    /// <summary>Presents the specimen and waits until the checks have answered; the guard has passed.</summary>
    internal async Task<Inspection> InspectAsync(string mrz = Specimen, int outcomes = 1)
    {
        Assert.True(Tested.Present(mrz));
        await UntilAsync(state => state.Active?.Outcomes.Count == outcomes);
        Clock.Advance(DecisionRules.Guard);
        return Tested.State.Active!;
    }

    internal async Task UntilAsync(Func<DeskState, bool> reached)
    {
        while (!reached(Tested.State)) await _changed.WaitAsync(TestContext.Current.CancellationToken);
    }

    internal Task<DecisionAnswer> DecideAsync(DecisionRequest request) =>
        Tested.DecideAsync(request, Officer, TestContext.Current.CancellationToken);

    internal static DecisionRequest Request(Inspection inspection, OfficerAct act, string key = "key-1") =>
        new(inspection.Id, act, inspection.Revision, key);

    public void Dispose()
    {
        Tested.Dispose();
        _changed.Dispose();
    }

    internal sealed class FixedReach : ICentreReach
    {
        public bool InReach { get; set; }
    }

    internal sealed class FixedCheck(CheckResult result, string reason, Freshness freshness = Freshness.Fresh) : ICheck
    {
        public string Name => "fixed";

        public ValueTask<CheckFinding> RunAsync(InspectionSubject subject, CancellationToken cancellation) =>
            ValueTask.FromResult(new CheckFinding(
                result, reason, [new(new ConsultedList(ListNames.Alert, 7, freshness), [])]));

        internal CheckRegistration Registered() => new(this, TimeSpan.FromMinutes(1));
    }

    internal sealed class MemoryRecorder : IInspectionRecorder
    {
        private readonly List<string> _keys = [];

        internal List<Crossing> Recorded { get; } = [];

        internal bool DiskIsFull { get; set; }

        /// <summary>A write waits for it.</summary>
        internal Task Gate { get; set; } = Task.CompletedTask;

        /// <summary>The disk takes the record and nobody hears of it: the service dies, or the disk lies.</summary>
        internal Exception? AfterTheCommit { get; set; }

        public bool CanRecord => !DiskIsFull;

        public RecordReceipt? Find(string idempotencyKey)
        {
            if (DiskIsFull) throw Full();
            lock (Recorded)
            {
                var index = _keys.IndexOf(idempotencyKey);
                return index < 0 ? null : new(index + 1, Recorded[index].CrossingId, AlreadyRecorded: true);
            }
        }

        public async ValueTask<RecordReceipt> RecordAsync(
            Crossing crossing, string idempotencyKey, CancellationToken cancellation)
        {
            await Gate;
            if (DiskIsFull) throw Full();
            lock (Recorded)
            {
                Recorded.Add(crossing);
                _keys.Add(idempotencyKey);
            }

            if (AfterTheCommit is { } failure) throw failure;
            return new(Recorded.Count, crossing.CrossingId, AlreadyRecorded: false);
        }

        private static CannotRecordException Full() => new("The disk is full.", isTransient: true, new IOException());
    }

    internal sealed class FixedRoster : IDutyRoster
    {
        public DutyOfficer? Current(ClaimsPrincipal principal) => Officer;

        public ValueTask<DutyOfficer?> ConfirmSupervisorAsync(
            string supervisorId, string password, string code, CancellationToken cancellation) =>
            ValueTask.FromResult(password == "right"
                ? new DutyOfficer(supervisorId, "Supervisor", [Crossings.Contracts.OfficerRoles.Supervisor])
                : null);

        public ValueTask<DutyOfficer?> ConfirmOfficerAsync(
            string officerId, string password, string code, CancellationToken cancellation) =>
            ValueTask.FromResult(password == "right"
                ? new DutyOfficer(officerId, "Colleague", [Crossings.Contracts.OfficerRoles.Officer])
                : null);
    }
}
