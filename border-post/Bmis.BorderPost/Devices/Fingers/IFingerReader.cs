namespace Bmis.BorderPost.Devices.Fingers;

/// <summary>
/// A fingerprint reader, or its simulated twin. A driver of a certified reader implements this: it hands out grey
/// pictures with their resolution and judges nothing; cutting apart, quality and repetition are the lane's.
/// </summary>
internal interface IFingerReader
{
    /// <summary>The name under which settings, logs and screens know it.</summary>
    string Name { get; }

    /// <summary>How it is connected.</summary>
    FingerReaderKind Kind { get; }

    /// <summary>How many fingers it sees at once.</summary>
    FingerReaderAbility Ability { get; }

    /// <summary>
    /// Takes pictures from now on, for one listener at a time: the listener stops when it has enough. It never ends by
    /// itself. A device that goes away is a change of state, and it is opened again when it comes back. After a picture
    /// the finger must be lifted before the next one is taken, in the next watch too. Nothing that came or was laid on
    /// before a capture's first watch counts for it.
    /// </summary>
    IAsyncEnumerable<FingerEvent> WatchAsync(FingerRequest request, CancellationToken cancellation);
}
