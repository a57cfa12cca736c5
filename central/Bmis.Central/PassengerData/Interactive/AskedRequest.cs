namespace Bmis.Central.PassengerData.Interactive;

/// <summary>A request that waits for its answer. It prints as <c>[request]</c>.</summary>
/// <param name="row">What arrived.</param>
/// <param name="deciding">What it does.</param>
internal sealed class AskedRequest(TransmissionRow row, RequestDeciding deciding)
{
    private readonly TaskCompletionSource<byte[]> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public TransmissionRow Row => row;

    public RequestDeciding Deciding => deciding;

    /// <summary>The answer, once it is committed.</summary>
    public Task<byte[]> Answer => _answer.Task;

    /// <summary>Whether it is about everybody of a flight, whoever that is.</summary>
    public bool IsAboutAll => deciding is { Request.IsAboutPersons: true, Keys: null };

    /// <summary>What no other request of a group may have: its bytes, and the persons that it is about.</summary>
    public IReadOnlyList<string> Claims { get; } =
    [
        Convert.ToHexString(row.Content),
        .. (deciding.Keys ?? []).Select(key => $"{deciding.Request.Flight} {Convert.ToHexString(key)}"),
    ];

    public void Answered(byte[] answer) => _answer.TrySetResult(answer);

    public void Failed(Exception fault) => _answer.TrySetException(fault);

    public override string ToString() => "[request]";
}
