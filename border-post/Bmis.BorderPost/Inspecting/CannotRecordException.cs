namespace Bmis.BorderPost.Inspecting;

/// <summary>The disk did not take a decision.</summary>
/// <param name="message">What the disk said; never personal data.</param>
/// <param name="isTransient">True when the same call may succeed later, such as after space was freed.</param>
/// <param name="inner">What the store threw.</param>
internal sealed class CannotRecordException(string message, bool isTransient, Exception inner)
    : IOException(message, inner)
{
    internal bool IsTransient { get; } = isTransient;
}
