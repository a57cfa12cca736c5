namespace Bmis.Central.Intake;

/// <summary>A lane that headquarters has not registered, or has disabled, wants to push.</summary>
internal sealed class UnknownLaneException(string laneId)
    : Exception($"The lane {laneId} is not registered or is disabled.");
