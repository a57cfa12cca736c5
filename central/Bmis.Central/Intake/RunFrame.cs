using Npgsql;

namespace Bmis.Central.Intake;

/// <summary>What belongs to the transaction that writes a run, before and after its typed rows.</summary>
/// <param name="BeginAsync">Takes the lane's turn; false when somebody else had it: then nothing is written.</param>
/// <param name="EndAsync">Notes which entries could not be applied.</param>
internal sealed record RunFrame(
    Func<NpgsqlTransaction, Task<bool>> BeginAsync,
    Func<NpgsqlTransaction, IReadOnlyList<DeadLetter>, Task> EndAsync)
{
    /// <summary>
    /// What of the run is written, which is known when the frame has begun; all of it unless it says.
    /// </summary>
    public Func<Batch, Batch> Choose { get; init; } = batch => batch;
}
