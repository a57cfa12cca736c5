namespace Bmis.Central.Intake;

/// <summary>For statements about a lane whose rows may lie under several branches of its journal.</summary>
internal static class LaneBranches
{
    /// <summary>A subquery: the keys of all branches of the lane that the key @laneId belongs to.</summary>
    public const string Keys =
        """
        (select @laneId::text union select branch.lane_id from producer as branch
            where split_part(branch.lane_id, '+', 1) = split_part(@laneId, '+', 1))
        """;
}
